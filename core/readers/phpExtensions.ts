import { interpolate } from '../compose/interpolate';
import type { ExtensionInstaller, Extensions, NamedExtension } from '../model';
import type { Source } from '../text';
import type { Step } from './dockerfileSteps';
import { isPackageManager } from './packagedPhp';
import { debianPackageExtensions, extensionName, officialImageExtensions } from './phpExtensionNames';
import type { Command, Word } from './shellCommands';

/** An official image; packages of Debian or Ubuntu that the Dockerfile installs; or a base image of which neither is known. */
export type PhpOrigin = 'official' | 'packages' | 'unknown';

const includedIn: Readonly<Record<PhpOrigin, readonly string[]>> = {
  official: officialImageExtensions,
  packages: debianPackageExtensions,
  unknown: [],
};

/**
 * The PHP extensions of an image: what its PHP brings, and what the steps of a Dockerfile install.
 *
 * @param origin where its PHP comes from
 */
export function builtExtensions(steps: readonly Step[], origin: PhpOrigin): Extensions {
  const installs = steps.flatMap((step) => stepInstalls(step, origin));
  const gaps = [
    ...(origin === 'unknown' ? ['the extensions of its base image are not known'] : []),
    ...installs.flatMap(({ gap }) => gap ?? []),
  ];
  return {
    named: installs.flatMap(({ named }) => named),
    included: [...includedIn[origin], ...installs.flatMap(({ quiet }) => quiet)],
    installers: installs.flatMap(({ installer }) => installer ?? []),
    ...(gaps[0] === undefined ? {} : { gap: gaps[0] }),
  };
}

/** What a command installs. */
interface Install {
  readonly named: readonly NamedExtension[];
  /** Switched on without standing as a name of its own. */
  readonly quiet: readonly string[];
  readonly installer?: ExtensionInstaller;
  readonly gap?: string;
}

const nothing: Install = { named: [], quiet: [] };

function stepInstalls(step: Step, origin: PhpOrigin): Install[] {
  if (step.keyword === 'RUN') {
    const { commands } = step;
    return [...commands.map((command) => commandInstalls(command, step, origin)), byIniFile(step), byScript(step)];
  }
  const copied = step.keyword === 'COPY' && /\/(?:lib\/php|extensions|conf\.d)(?:\/|\s|$)/.test(step.text);
  return copied && step.from !== undefined ? [{ ...nothing, gap: 'extensions are copied from another image' }] : [];
}

function commandInstalls([first, ...rest]: Command, step: Step, origin: PhpOrigin): Install {
  const name = first?.text.split('/').at(-1) ?? '';
  if (name === 'docker-php-ext-install' || name === 'install-php-extensions')
    return { ...byName(rest, step), ...installerOf(name, rest, step) };
  if (name === 'docker-php-ext-enable') return byName(rest, step);
  if (name === 'pecl' || name === 'pickle') return rest[0]?.text === 'install' ? byName(rest.slice(1), step) : nothing;
  if (name === 'phpize' || name === 'pie')
    return { ...nothing, gap: 'an extension is built in a way that does not name it' };
  // An official image does not load what its system packages for another PHP.
  return isPackageManager(name) && origin !== 'official' ? byPackages(rest, step) : nothing;
}

/** Words that name extensions, with their versions; a word behind a variable may be several. */
function byName(words: Command, step: Step): Install {
  const read = words.filter(({ text }) => !isOption(text)).map((word) => namesOf(word, step));
  const gap = read.find((it) => it.gap !== undefined)?.gap;
  return { named: read.flatMap(({ named }) => named), quiet: [], ...(gap === undefined ? {} : { gap }) };
}

/** Options with their values (`-j 4`, `--ini-name redis.ini`, `-D 'enable-x="yes"'`), and what is no extension (`@composer`). */
function isOption(text: string): boolean {
  return /^[-@\d]|\.ini$|[=\s"]|^$/.test(text) && !text.startsWith('$');
}

function namesOf(word: Word, step: Step): Install {
  const { value, missing } = interpolate(word.text, step.variables);
  if (value === undefined || /[$`]/.test(value))
    return { ...nothing, gap: `${missing[0] ?? 'what a command prints'} may name more extensions` };
  const texts = value.split(/\s+/).filter((text) => text !== '' && !isOption(text));
  const names = texts.map(nameOf);
  const gap = names.includes(undefined) ? 'an extension is installed under a name of its own' : undefined;
  const source = placeOf(word, step);
  return {
    named: names.flatMap((name) => (name === undefined ? [] : [{ name, source }])),
    quiet: [],
    ...(gap === undefined ? {} : { gap }),
  };
}

/** `redis-6.0.2`, `redis.so`, `xdebug-^3`, `channel://pecl.php.net/redis-6.0.2`, `…/redis-6.0.2.tgz` are redis. */
function nameOf(text: string): string | undefined {
  const last = /^[a-z]+:\/\//.test(text) ? (text.split('/').at(-1) ?? '') : text;
  const match = /^([a-z]\w*?)(?:-(?:[\d^].*|stable|beta|alpha|devel|snapshot)|\.so)?$/i.exec(
    last.replace('zend-op', 'zend_op'),
  );
  return match?.[1] === undefined ? undefined : extensionName(match[1]);
}

/** Where one more name can follow: behind a last word that stands as it is. */
function installerOf(tool: ExtensionInstaller['tool'], words: Command, step: Step): { installer?: ExtensionInstaller } {
  const last = words.at(-1);
  if (!last || isOption(last.text) || last.text.includes('$') || step.text.trimStart().startsWith('[')) return {};
  return { installer: { tool, end: endOf(last, step) } };
}

function endOf(word: Word, step: Step): Source {
  const { file, span } = placeOf(word, step);
  return { file, span: { start: span.end, end: span.end } };
}

function placeOf({ span }: Word, { source }: Step): NamedExtension['source'] {
  const start = source.span.start;
  return { file: source.file, span: { start: start + span.start, end: start + span.end } };
}

/** Packages of Debian that hold several extensions at once. */
const packageContents: Readonly<Record<string, readonly string[]>> = {
  mysql: ['mysqli', 'pdo_mysql'],
  pgsql: ['pgsql', 'pdo_pgsql'],
  sqlite3: ['sqlite3', 'pdo_sqlite'],
  xml: ['dom', 'simplexml', 'xml', 'xmlreader', 'xmlwriter', 'xsl'],
};

/** `php8.3-redis` and `php-redis` of Debian, `php83-pecl-redis` of Alpine. */
function byPackages(words: Command, step: Step): Install {
  const texts = words.map(({ text }) => interpolate(text, step.variables).value);
  const found = words.flatMap((word, index) => {
    const match = /^php(\d(?:\.?\d)?)?-(?:pecl-)?([a-z]\w*)(?:[=~<>].*)?$/.exec(texts[index] ?? '');
    return match?.[2] === undefined ? [] : [{ word, name: extensionName(match[2]) }];
  });
  const isSeveral = ({ name }: { name: string }) => Object.hasOwn(packageContents, name);
  return {
    named: found.filter((it) => !isSeveral(it)).map(({ word, name }) => ({ name, source: placeOf(word, step) })),
    quiet: found.filter(isSeveral).flatMap(({ name }) => packageContents[name] ?? []),
    ...packageInstallerOf(found.at(-1)?.word, step),
    ...(texts.some(maySayMore) ? { gap: 'packages are installed that are not known' } : {}),
  };
}

/** Behind the last package of an extension, with the same words before its name. */
function packageInstallerOf(word: Word | undefined, step: Step): { installer?: ExtensionInstaller } {
  const prefix = /^php[^-]+-/.exec(word?.text ?? '')?.[0];
  if (!word || prefix === undefined || step.text.trimStart().startsWith('[')) return {};
  return { installer: { tool: 'packages', prefix, end: endOf(word, step) } };
}

/** What a variable holds, a command prints, or a pattern stands for. */
function maySayMore(text: string | undefined): boolean {
  return text === undefined || /[$`{*]/.test(text);
}

/** `echo "extension=redis.so" > …/conf.d/redis.ini` */
function byIniFile({ text }: Step): Install {
  const names = [...text.matchAll(/\b(?:zend_)?extension\s*=\s*["']?(?:[\w./-]*\/)?(\w+)/g)];
  return { ...nothing, quiet: names.map((match) => extensionName(match[1] ?? '')) };
}

/** Scripts of which it is known that they install other things. */
const otherScripts = /nodesource|composer|symfony|cloudsmith|nvm|yarn|pnpm|\bbun\b|deno|google/;

/** A script may do anything; so may a text that is handed to a shell. */
function byScript({ text, commands }: Step): Install {
  const runs = commands.some(([first, second]) => {
    if (/\.sh$/.test(first?.text ?? '')) return true;
    if (!/^(?:\/\S*\/)?(?:ba|da|a)?sh$/.test(first?.text ?? '')) return false;
    return second === undefined || /^-s?$|\.sh$/.test(second.text) || /php-ext|pecl|phpize/.test(text);
  });
  return runs && !otherScripts.test(text) ? { ...nothing, gap: 'a script may install more' } : nothing;
}
