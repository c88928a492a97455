import { connect } from 'node:net';

/** What a server answers to a command of the Redis protocol, up to the first line's end. */
export function askRedis(port: number, ...command: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.setTimeout(10_000, () => socket.destroy(new Error('No answer')));
    socket.on('error', reject);
    socket.on('connect', () => socket.write(`${command.join(' ')}\r\n`));
    socket.once('data', (data) => {
      socket.end();
      resolve(data.toString('utf8').split('\r\n')[0] ?? '');
    });
  });
}
