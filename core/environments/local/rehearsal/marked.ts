import type { Docker } from '../docker';

/** What is started in a container with this variable can be ended there: ending `docker exec` ends nothing inside. */
export function markedAs(id: string): string[] {
  return ['--env', `${variable}=${id}`];
}

const variable = 'PARITY_REHEARSAL';

/** Everything with the mark, and what it started: asked to end, and after a while ended. */
const end = `for signal in TERM 0 0 0 0 0 0 0 0 0 KILL KILL; do
  found=
  for folder in /proc/[0-9]*; do
    grep -q "$1" "$folder/environ" 2>/dev/null && found="$found \${folder#/proc/}"
  done
  [ -z "$found" ] && exit 0
  kill "-$signal" $found 2>/dev/null
  sleep 0.3
done
exit 1`;

/** Ends what carries the mark in a container; a container that is gone, stopped or without a shell runs nothing any more. */
export async function endMarked(docker: Docker, container: string, id: string): Promise<void> {
  await docker.ask(['exec', container, 'sh', '-c', end, 'sh', `${variable}=${id}`], { timeout: 30_000 });
}
