/** A text of a manifest, which may hold anything, in one line: it must not end a comment or begin a heading. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
