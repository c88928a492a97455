/** What every operation prints with `--json`: an object with the version of its shape. */
export function asJson(value: object): string {
  return `${JSON.stringify({ version: 1, ...value }, undefined, 2)}\n`;
}
