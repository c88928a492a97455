import { known, type ApplicationModel, type EnvironmentModel, type NamedExtension } from '../model';
import { extensionName } from './phpExtensionNames';

/**
 * Adds the extensions that settings of PHP load: `extension=/app/swoole.so` for one that the build hook compiles, since the platform's
 * list has not got it.
 */
export function withLoadedExtensions(declared: EnvironmentModel): EnvironmentModel {
  return { ...declared, applications: declared.applications.map(withOwn) };
}

function withOwn(application: ApplicationModel): ApplicationModel {
  const { extensions, settings = [] } = application;
  const loaded = settings.flatMap(({ name, value, source }): NamedExtension[] => {
    const [, file] = /(?:^|\/)([\w-]+?)(?:\.so)?$/.exec(value) ?? [];
    return /^(zend_)?extension$/.test(name) && file !== undefined ? [{ name: extensionName(file), source }] : [];
  });
  if (loaded.length === 0 || extensions?.state !== 'known') return application;
  const named = [...extensions.value.named, ...loaded];
  return { ...application, extensions: known({ ...extensions.value, named }, extensions.source) };
}
