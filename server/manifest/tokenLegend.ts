/** The kinds of tokens: an application is a `class`, a service an `interface`, a relationship a `variable`, a worker a `function`. */
export const tokenTypes = ['class', 'interface', 'variable', 'function', 'property', 'type'] as const;
export const tokenModifiers = ['declaration', 'deprecated'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];
