import type { YamlScalar } from '../yaml';

/**
 * A scalar as Compose prints it where it wants a text, for example in an environment: numbers lose what does not count (`8.30` becomes
 * `8.3`), `010` is octal, days become moments (go-yaml's reading of a plain scalar, Go's way to print its value).
 */
export function goText({ text, style, value }: YamlScalar): string {
  if (style !== 'plain') return text;
  if (typeof value === 'boolean') return String(value);
  const digits = text.replaceAll('_', '');
  if (/^[-+]?(0b[01]+|0o[0-7]+|0x[\da-fA-F]+|\d+)$/.test(digits) && /^[-+]?\d/.test(text)) return integer(digits);
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return float(Number(text));
  return moment(text) ?? text;
}

function integer(digits: string): string {
  const unsigned = digits.replace(/^[-+]/, '');
  const octal = /^0[0-7]+$/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned;
  if (/^0\d/.test(octal)) return float(Number(digits));
  const value = digits.startsWith('-') ? -BigInt(octal) : BigInt(octal);
  return value < -(2n ** 63n) || value >= 2n ** 64n ? float(Number(value)) : String(value);
}

/** Go's `%v`: the shortest text that reads back as the number, with an exponent where that is below -4 or above 5. */
function float(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

const momentPattern =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(\.\d+)?[ \t]*(Z|[-+]\d\d?(?::\d\d)?)?)?$/;

function moment(text: string): string | undefined {
  const match = momentPattern.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match;
  const two = (part: string) => part.padStart(2, '0');
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  const shift = zone === 'Z' ? '+0000 UTC' : `${offset(zone)} ${offset(zone)}`;
  const parts = fraction.replace(/\.?0+$/, '');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}:${second}${parts} ${shift}`;
}

function offset(zone: string): string {
  const [hours = '', minutes = '00'] = zone.slice(1).split(':');
  return `${zone[0] ?? '+'}${hours.padStart(2, '0')}${minutes}`;
}
