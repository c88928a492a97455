import type { Span } from '../text';

/** A line of a server's configuration file that sets an option. */
export interface OptionLine {
  readonly name: string;
  /** Without quotes. */
  readonly value: string;
  readonly span: Span;
}

/**
 * The options that a file sets for the server: `name = value` or `name value`, without comments. Where it has sections (MariaDB), only
 * those that the server reads count: `[mysqldump]` and the like are other programs'.
 */
export function optionLines(text: string): OptionLine[] {
  let ofServer = true;
  return [
    ...text.matchAll(/^[ \t]*(?:\[([^\]\n]*)\]|([a-z][\w-]*)(?:[ \t]*=[ \t]*|[ \t]+)["']?([^\s"'#]+))/gim),
  ].flatMap((match): OptionLine[] => {
    const [whole, section, name, value] = match;
    if (section !== undefined) ofServer = serverSections.test(section.trim());
    if (!ofServer || name === undefined || value === undefined) return [];
    const end = match.index + whole.length;
    return [{ name: name.toLowerCase().replaceAll('_', '-'), value, span: { start: end - value.length, end } }];
  });
}

/** mariadb.com, "Configuring MariaDB with Option Files". */
const serverSections = /^(?:mysqld|mariadbd?|server|client-server)(?:-[\d.]+)?$/i;
