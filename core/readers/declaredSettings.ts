import type { ManifestEntry } from '../manifest/manifest';
import { valueOf, type EnvironmentModel, type Setting } from '../model';
import { asScalar, pairsOf, sourceIn, valueAt, type YamlScalar } from '../yaml';
import type { Files } from '../workspace';
import { iniSettings } from './phpIni';

/** The settings of PHP that an application declares: `variables.php`, or `php:…` among its variables. */
export function declaredSettings({ file, node }: ManifestEntry): Setting[] {
  const variables = valueAt(node, ['variables']);
  const below = pairsOf(valueAt(variables, ['php'])).map(({ key, value }) => [key.text, asScalar(value)] as const);
  const prefixed = pairsOf(variables)
    .filter(({ key }) => key.text.startsWith('php:'))
    .map(({ key, value }) => [key.text.slice('php:'.length), asScalar(value)] as const);
  return [...below, ...prefixed].flatMap(([name, scalar]) =>
    scalar ? [{ name, value: scalar.text, source: { ...sourceIn(file, scalar), span: insideQuotes(scalar) } }] : [],
  );
}

function insideQuotes({ span, style }: YamlScalar): Setting['source']['span'] {
  const quote = style === 'single' || style === 'double' ? 1 : 0;
  return { start: span.start + quote, end: span.end - quote };
}

/** Adds what the php.ini in an application's folder says: the platform reads it there, and the manifest's variables win over it. */
export function withPhpIni(declared: EnvironmentModel, files: Files): EnvironmentModel {
  const applications = declared.applications.map((application) => {
    const root = valueOf(application.root);
    if (valueOf(application.runtime)?.name !== 'php' || root === undefined) return application;
    const path = root === '' ? 'php.ini' : `${root}/php.ini`;
    const state = files.list(root)?.includes('php.ini') ? files.read(path) : undefined;
    const own = application.settings ?? [];
    const fromFile = state?.state === 'known' ? iniSettings(path, state.text) : [];
    const added = fromFile.filter(({ name }) => !own.some((it) => it.name === name));
    return added.length === 0 ? application : { ...application, settings: [...own, ...added] };
  });
  return { ...declared, applications };
}
