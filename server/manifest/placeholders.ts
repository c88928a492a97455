/** What stands for domains in the URLs of routes. */
export const placeholders: readonly string[] = ['{default}', '{all}'];

/** The first placeholder in a URL that the platform does not have. */
export function unknownPlaceholder(url: string): string | undefined {
  return url.match(/\{[^{}]*\}/g)?.find((it) => !placeholders.includes(it));
}
