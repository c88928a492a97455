export type * from './nodes';
export { parseYaml } from './parse';
export * from './render';
export * from './values';
