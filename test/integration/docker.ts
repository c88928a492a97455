import { describe } from 'vitest';
import { exec } from '../../core/exec';

const host = process.env['PARITY_TEST_DOCKER_HOST'];

/** Names of what the tests' images stand for. */
export const images = { '*': 'parity.test/*' };

/**
 * Tests that need the tests' own Docker engine. Without it they are skipped, and say how to get it; in CI they fail, since nothing is
 * skipped there.
 */
export function describeWithDocker(title: string, tests: () => void): void {
  if (host === undefined && process.env['CI'] === 'true') throw new Error(reason);
  if (host !== undefined && host !== process.env['DOCKER_HOST'])
    throw new Error('DOCKER_HOST is not the tests’ engine.');
  describe.skipIf(host === undefined)(host === undefined ? `${title} (skipped: ${reason})` : title, tests);
}

const reason = 'PARITY_TEST_DOCKER_HOST is not set: run "npm test", or this through "node scripts/withDocker.mjs"';

/** Standard output of a docker command; fails the test where it fails. */
export async function docker(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await exec('docker', args);
  if (code !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Containers, networks and volumes that carry our label of one repository. Other tests may use the engine at the same time. */
export function labelled(key: string): Promise<string[]> {
  return listed(`label=dev.environment-parity.repository=${key}`);
}

/** What is named after one repository, with our label or not, and the volumes without a name of its containers. */
export async function named(key: string): Promise<string[]> {
  const containers = lines(await docker('ps', '--all', '--quiet', '--filter', `name=${key}`));
  const format = '{{range .Mounts}}{{if .Name}}volume {{.Name}}\n{{end}}{{end}}';
  const mounted = containers.length === 0 ? '' : await docker('inspect', '--format', format, ...containers);
  return [...new Set([...(await listed(`name=${key}`)), ...lines(mounted)])].sort();
}

async function listed(filter: string): Promise<string[]> {
  const found = await Promise.all([
    docker('ps', '--all', '--filter', filter, '--format', 'container {{.Names}}'),
    docker('network', 'ls', '--filter', filter, '--format', 'network {{.Name}}'),
    docker('volume', 'ls', '--filter', filter, '--format', 'volume {{.Name}}'),
  ]);
  return found.flatMap(lines).sort();
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
