import type { Docker } from '../docker';

/** What is started in a container with this variable can be ended there: ending `docker exec` ends nothing inside. */
export function markedAs(mark: string): string[] {
  return ['--env', `${variable}=${mark}`];
}

const variable = 'PARITY_REHEARSAL';

/**
 * Everything with the mark, and what it started: asked to end, and after a while ended. With `leaves`, only what has started nothing itself:
 * whoever started it is left to take note.
 */
const end = `for signal in TERM TERM TERM TERM TERM TERM TERM TERM TERM KILL KILL; do
  found=
  parents=' '
  for folder in /proc/[0-9]*; do
    grep -q "$1" "$folder/environ" 2>/dev/null || continue
    found="$found \${folder#/proc/}"
    parents="$parents$(sed -n 's/^PPid:[^0-9]*//p' "$folder/status" 2>/dev/null) "
  done
  [ -z "$found" ] && exit 0
  for process in $found; do
    case "$2$parents" in leaves*" $process "*) continue ;; esac
    kill "-$signal" "$process" 2>/dev/null
  done
  sleep 0.3
done
exit 1`;

/**
 * Ends what carries the mark in a container; a container that is gone, stopped or without a shell runs nothing any more.
 * @param which `leaves` for what would end by itself then. The first process of a container inherits what loses its parent, and PostgreSQL
 * takes an heir that was ended for a crash of its own. Of a command all is ended at once: its shell would go on with what comes next
 */
export async function endMarked(
  docker: Docker,
  container: string,
  mark: string,
  which: 'leaves' | 'all',
): Promise<void> {
  await docker.ask(['exec', container, 'sh', '-c', end, 'sh', `${variable}=${mark}`, which], { timeout: 30_000 });
}
