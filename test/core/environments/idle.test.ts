import { expect, test } from 'vitest';
import { IdleWatch, type Usage } from '../../../core/environments/idle';
import { dockerWith } from '../../../core/environments/local/docker';
import { readNetwork, usages } from '../../../core/environments/local/usage';
import { fakeDocker, type Answers } from './fakeDocker';

const minute = (count: number) => new Date(count * 60_000);
const quiet = (sent: string, entered = false): Usage => ({ state: 'quiet', sent, entered });

/** What is idle after each minute, for one environment seen so. */
function idleAt(seen: readonly (Usage | undefined)[], minutes = 2): string[] {
  const watch = new IdleWatch();
  return seen.map((usage, index) => watch.look(new Map(usage ? [['x', usage]] : []), minutes, minute(index)).join());
}

test.each<[title: string, seen: (Usage | undefined)[], idle: string[]]>([
  ['nothing is sent', [quiet('5'), quiet('5'), quiet('5')], ['', '', 'x']],
  ['one look alone says nothing', [quiet('5')], ['']],
  ['something is sent', [quiet('5'), quiet('5'), quiet('6'), quiet('6'), quiet('6')], ['', '', '', '', 'x']],
  ['somebody is connected', [quiet('5'), { state: 'inUse' }, quiet('5'), quiet('5')], ['', '', '', '']],
  ['it can not be seen', [quiet('5'), quiet('5'), { state: 'unknown' }], ['', '', '']],
  ['a shell is open in it', [quiet('5'), quiet('5'), quiet('5', true), quiet('5')], ['', '', '', 'x']],
  ['it was stopped between', [quiet('5'), undefined, quiet('5'), quiet('5')], ['', '', '', '']],
])('%s', (_, seen, idle) => {
  expect(idleAt(seen)).toEqual(idle);
});

const devices = (sent: number) => `Inter-|   Receive |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 9000 1 0 0 0 0 0 0 9000 1 0 0 0 0 0 0
  eth0: 1500 9 0 0 0 0 0 0 ${sent} 3 0 0 0 0 0 0
`;
const routes = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010012AC\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t000012AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
`;
const sockets = (...rows: string[]) =>
  `  sl  local_address rem_address   st tx_queue\n${rows.map((row, index) => `   ${index}: ${row} 00000000:00000000\n`).join('')}`;

test.each<[title: string, table: string, connected: boolean]>([
  ['listening', sockets('00000000:18EB 00000000:0000 0A'), false],
  ['a neighbour in the same network', sockets('020012AC:18EB 030012AC:A000 01'), false],
  ['from outside, through the published port', sockets('020012AC:18EB 010012AC:A000 01'), true],
  ['one that has ended', sockets('020012AC:18EB 010012AC:A000 06'), false],
  [
    'from outside, to a server that speaks IPv6',
    sockets('0000000000000000FFFF0000020012AC:18EB 0000000000000000FFFF0000010012AC:A000 01'),
    true,
  ],
])('connections: %s', (_, table, connected) => {
  expect(readNetwork(devices(77) + routes + table)).toEqual({ sent: 77, connected });
});

test('what is no table tells nothing', () => {
  expect(readNetwork('')).toBeUndefined();
  expect(readNetwork('sh: not found')).toBeUndefined();
});

test.each<[title: string, answers: Answers, usage: Usage]>([
  ['quiet', {}, quiet('7 7')],
  ['computing', { 'stats ': { stdout: 'aa\t0.1%\nbb\t55.2%\n' } }, { state: 'inUse' }],
  ['without a shell in one image', { 'exec bb': { code: 126 } }, { state: 'unknown' }],
  ['entered', { 'container inspect': { stdout: 'aa\t0\nbb\t1\n' } }, quiet('7 7', true)],
])('an environment of two containers: %s', async (_, answers, usage) => {
  const docker = fakeDocker({
    'ps ': { stdout: 'aa\tx\nbb\tx\n' },
    'container inspect': { stdout: 'aa\t0\nbb\t0\n' },
    'stats ': { stdout: 'aa\t0.10%\nbb\t0.00%\n' },
    'exec ': { stdout: devices(7) + routes },
    ...answers,
  });
  expect(
    await usages(
      dockerWith(docker.exec, () => undefined),
      'key',
    ),
  ).toEqual(new Map([['x', usage]]));
});
