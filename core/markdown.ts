/** A text of others as Markdown shows it: nothing in it is markup, a link or an icon, or ends the cell of a table. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~&$]/g, '\\$&');
}

/** The same as code: in the font of the editor, as names and files are shown. */
export function markdownCode(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** A sentence of ours that quotes others between backticks. */
export function markdownProse(text: string): string {
  const parts = text.split('`');
  return parts.map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapeMarkdown(part))).join('');
}
