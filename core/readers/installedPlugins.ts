import { textPlace } from '../compose/value';
import type { ServiceAddon, ServiceAddons } from '../model';
import type { Source } from '../text';
import type { Files } from '../workspace';
import type { ServerContainer } from './serviceConfiguration';
import { startTexts } from './startText';

/** Variables that name plugins to install, between commas, semicolons or blanks (descriptions of Bitnami's images). */
const variables = /^(?:ELASTICSEARCH|OPENSEARCH)_PLUGINS$/;

/** The plugins that a Dockerfile, a command or a variable installs into a search engine: not whole where a name can't be read. */
export function installedPlugins(container: ServerContainer, files: Files): ServiceAddons {
  const runs = container.steps.filter(({ keyword }) => keyword === 'RUN');
  const found = [...runs, ...startTexts(container, files)].flatMap(({ text, source }) =>
    [...text.matchAll(/-plugin["',\s]+install\b((?:\\\r?\n|[^;&|\n])*)/g)].map((match) => {
      const list = match[1] ?? '';
      return namesIn(list, {
        file: source.file,
        offset: source.span.start + match.index + match[0].length - list.length,
      });
    }),
  );
  const given = container.service.environment.flatMap(({ name, value }) => {
    if (!variables.test(name) || !container.image.name.startsWith('bitnami/') || !value?.value) return [];
    const { file, span } = textPlace(value);
    return value.written === value.value ? [namesIn(value.value, { file, offset: span.start })] : [];
  });
  const all = [...found, ...given];
  return { named: all.flatMap(({ named }) => named), whole: all.every(({ whole }) => whole) };
}

/** The names before the first word that is none, such as a URL or a variable. */
function namesIn(
  list: string,
  { file, offset }: { readonly file: Source['file']; readonly offset: number },
): ServiceAddons {
  const words = [...list.matchAll(/[^\s"'\\,;[\]]+/g)].filter(([word]) => !word.startsWith('-'));
  const end = words.findIndex(([word]) => !/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(word));
  const named = words.slice(0, end < 0 ? undefined : end).map((match): ServiceAddon => {
    const start = offset + match.index;
    return { name: match[0], source: { file, span: { start, end: start + match[0].length } }, by: 'installation' };
  });
  return { named, whole: words.length > 0 && end < 0 };
}
