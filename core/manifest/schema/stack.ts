import { phpOptions } from './php';
import { anything, either, keysOf, listOf, namesTo, text, type Key } from './types';

const runtimes = listOf(
  either(
    text({ reference: 'stack-runtime' }),
    namesTo(either(keysOf(phpOptions), { kinds: ['null'] }), '`name@version`'),
  ),
);

const packages = listOf(
  either(
    text(),
    keysOf({
      package: { schema: text(), doc: 'The name of the package in Nixpkgs.', required: true },
      channel: {
        schema: text(),
        doc: 'The channel that it comes from: `unstable`, or a release in quotes, such as `"26.05"`.',
      },
    }),
  ),
);

/** The list form (`stack: ["php@8.4"]`) is the older one. */
export const stack: Key = {
  schema: either(
    keysOf({
      runtimes: { schema: runtimes, doc: 'Runtimes as `name@version`. The first one is started by itself.' },
      packages: { schema: packages, doc: 'Packages of Nixpkgs, by name or with their channel.' },
    }),
    listOf(anything),
  ),
  doc: 'The runtimes and packages of a composable image.',
  link: 'create-apps/app-reference/composable-image.html',
};
