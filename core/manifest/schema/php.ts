import { keysOf, listOf, number, numberIn, text, type Keys, either, anything, namesTo } from './types';

/** Settings of a PHP runtime: below `runtime`, and of a `php@…` entry of a stack. */
export const phpOptions: Keys = {
  extensions: {
    schema: listOf(either(text({ reference: 'php-extension' }), namesTo(anything, 'extension'))),
    doc: 'Extensions to switch on. Those on by default need no entry.',
    link: 'languages/php/extensions.html',
  },
  disabled_extensions: {
    schema: listOf(text({ reference: 'php-default-extension' })),
    doc: 'Extensions that are on by default, to switch off.',
    link: 'languages/php/extensions.html',
  },
  request_terminate_timeout: { schema: number, doc: 'Seconds after which PHP-FPM ends a request. Default: 300.' },
  sizing_hints: {
    schema: keysOf({
      request_memory: {
        schema: numberIn({ minimum: 10, unit: 'MB' }),
        doc: 'MB that one request needs on average; at least 10. Default: 45.',
      },
      reserved_memory: {
        schema: numberIn({ minimum: 70, unit: 'MB' }),
        doc: 'MB kept free for other processes; at least 70. Default: 70.',
      },
    }),
    doc: 'From these the platform computes how many PHP-FPM workers run.',
    link: 'languages/php/fpm.html',
  },
  xdebug: {
    schema: keysOf({ idekey: { schema: text(), doc: 'The key that starts a debugging session.' } }),
    doc: 'Debugging with Xdebug.',
    link: 'languages/php/xdebug.html',
  },
  quicklisp: {
    schema: anything,
    doc: 'A setting of Lisp images, which are gone.',
    deprecated: 'Remove it: the Lisp image is gone.',
  },
};
