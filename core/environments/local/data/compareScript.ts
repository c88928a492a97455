/** What comparing a copy with what it was made of has found. */
export interface Comparison {
  /** Files that are the same, byte for byte. */
  readonly same: number;
  /** Files that have been written to since the copy was made: of those nothing can be said. */
  readonly since: number;
  /** The first name that differs. */
  readonly differs?: string;
}

/**
 * A command for the worker that compares a copy, untouched since it was made, with what it was made of, which may have gone on: names, kinds,
 * modes, owners, links, and every byte of the files.
 */
export function compareCommand(from: string, to: string): string[] {
  return ['sh', '-euc', script, 'compare', from, to];
}

/**
 * The last thing that happened to the copy is the moment it was finished, while nobody wrote: what was changed after that was written to
 * since. It is looked up again when all has been read, for what was written meanwhile. Sockets are no data.
 */
const script = `export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
taken=$(find "$2" -printf '%C@\\n' | sort -n | tail -n 1)
written() { find . ! -type s -newerct "@$taken" "$@" -print0 | sort -z; }
stands() { find . ! -type s "$@" -printf '%p %y %m %U %G %l\\0' | sort -z; }
count() { tr -cd '\\0' <"$1" | wc -c; }
differs() {
  if [ -s "$1" ]; then head -z -n 1 "$1" | sed -z "$2" | tr '\\0\\n' '\\n?' | sed 's/^/differs /'; exit 0; fi
}
cd -- "$1"
stands ! -newerct "@$taken" >"$work/from"
find . -type f ! -newerct "@$taken" -print0 | sort -z >"$work/files"
cd -- "$2"
stands >"$work/to"
(cd -- "$1" && xargs -0 -r sha256sum -z <"$work/files" >"$work/from.sums" 2>/dev/null) &
xargs -0 -r sha256sum -z <"$work/files" >"$work/to.sums" 2>/dev/null || true
wait $! || true
cd -- "$1"
written >"$work/since"
written -type f >"$work/since.files"
find . ! -type s -print0 | sort -z >"$work/now"
name='s/^\\(.*\\) [a-z] [0-7]* [0-9]* [0-9]* .*$/\\1/'
comm -z -23 "$work/from" "$work/to" | sed -z "$name" | sort -z | comm -z -23 - "$work/since" | comm -z -12 - "$work/now" >"$work/wrong"
differs "$work/wrong" ''
sort -z "$work/from.sums" >"$work/from.sorted"
sort -z "$work/to.sums" | comm -z -23 - "$work/from.sorted" | sed -z 's/^.\\{66\\}//' | sort -z |
  comm -z -23 - "$work/since" | comm -z -12 - "$work/now" >"$work/wrong"
differs "$work/wrong" ''
if [ ! -s "$work/since" ]; then
  comm -z -13 "$work/from" "$work/to" >"$work/wrong"
  differs "$work/wrong" "$name"
fi
comm -z -23 "$work/files" "$work/since" >"$work/same"
echo "same $(count "$work/same")"
echo "since $(count "$work/since.files")"`;

/** What the command prints; undefined for anything else. */
export function readComparison(printed: string): Comparison | undefined {
  const lines = new Map(printed.split('\n').map((line) => [line.split(' ', 1)[0] ?? '', line.replace(/^\w+ /, '')]));
  const differs = lines.get('differs');
  if (differs !== undefined) return { same: 0, since: 0, differs: differs.replace(/^\.\//, '') };
  const [same, since] = [lines.get('same'), lines.get('since')].map((it) => Number.parseInt(it ?? '', 10));
  return same === undefined || since === undefined || Number.isNaN(same + since) ? undefined : { same, since };
}
