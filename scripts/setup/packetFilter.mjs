// dockerd leaves its packet filter chains and its bridge behind when it ends; where it used this machine's network, we take them away.
import { run } from './run.mjs';

/** What the machine did with forwarded packets before the engine changed it. */
export async function savedForwardPolicy() {
  const { stdout } = await run('iptables', ['-S', 'FORWARD']);
  return /^-P FORWARD (ACCEPT|DROP)$/m.exec(stdout)?.[1] ?? 'ACCEPT';
}

/** @param {string} policy as `savedForwardPolicy` gave it */
export async function restorePacketFilter(policy) {
  for (const table of ['nat', 'filter']) await removeEngineChains(table);
  await run('iptables', ['-P', 'FORWARD', policy]);
  await run('ip', ['link', 'delete', 'docker0']);
}

/** @param {string} table */
async function removeEngineChains(table) {
  const { stdout } = await run('iptables', ['-t', table, '-S']);
  for (const args of removals(stdout)) await run('iptables', ['-t', table, ...args]);
}

/**
 * The iptables arguments that take the engine's rules and chains out of a table.
 * @param {string} rules as `iptables -S` prints them
 * @returns {string[][]} rules first: a chain in use cannot be deleted
 */
export function removals(rules) {
  const lines = rules.split('\n').map((line) => line.split(' '));
  const ours = lines.filter((words) => words.some((word) => /^DOCKER(-|$)/.test(word) || word === 'docker0'));
  const inOthers = ours.filter(([verb, chain = '']) => verb === '-A' && !chain.startsWith('DOCKER'));
  const chains = ours.filter(([verb]) => verb === '-N').map(([, chain = '']) => chain);
  return [
    ...inOthers.map(([, ...words]) => ['-D', ...words]),
    ...chains.map((chain) => ['-F', chain]),
    ...chains.map((chain) => ['-X', chain]),
  ];
}
