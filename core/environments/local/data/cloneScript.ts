export interface CopiedFolder {
  readonly from: string;
  readonly to: string;
  /** Whether both are on one file system that can share blocks; else every byte is copied. */
  readonly shares: boolean;
}

/**
 * A command for the worker that makes each `to` an exact copy of its `from`: content, owners, modes, times, links, extended attributes.
 * What was in `to` is gone. It ends itself after the time: a `docker exec` that is ended leaves its process running.
 * While bytes are copied it prints how many it has written, every 200 milliseconds.
 */
export function copyCommand(folders: readonly CopiedFolder[], seconds: number): string[] {
  const triples = folders.flatMap(({ from, to, shares }) => [shares ? 'share' : 'copy', from, to]);
  return ['timeout', '--signal=KILL', String(seconds), 'sh', '-euc', script, 'copy', ...triples];
}

/** What shares blocks is done at once, side by side. */
const script = `total=0
shares=
share() {
  cp -a --reflink=always -- "$1/." "$2/" &
  shares="$shares $!"
}
copy() {
  cp -a --reflink=auto -- "$1/." "$2/" &
  written=$total
  while kill -0 $! 2>/dev/null; do
    bytes=$(sed -n 's/^wchar: //p' /proc/$!/io 2>/dev/null) || bytes=
    written=$((total + \${bytes:-0}))
    echo "$written"
    sleep 0.2
  done
  wait $!
  total=$written
}
while [ $# -gt 0 ]; do
  mkdir -p -- "$3"
  find "$3" -mindepth 1 -delete
  "$1" "$2" "$3"
  shift 3
done
for share in $shares; do wait "$share"; done`;

/**
 * Writes what is only in memory of these folders' file systems to the disk, so that a clone does not have to while everything waits. Prints
 * the free bytes of each, one line each, below a heading.
 */
export function flushCommand(folders: readonly string[]): string[] {
  return [
    'timeout',
    '60',
    'sh',
    '-euc',
    'df --block-size=1 --output=avail -- "$@"; sync --file-system -- "$@"',
    'flush',
    ...folders,
  ];
}
