import { boolean, either, keysOf, listOf, namesTo, number, oneOf, orNull, text, type Keys } from './types';

const codes = { ...either(number), values: ['301', '302', '307', '308'] };

const onOff = either(boolean, keysOf({ enabled: { schema: boolean, doc: 'Whether it is on.' } }));

const redirects = keysOf({
  expires: { schema: either(number, text()), doc: 'How long browsers keep the redirects. Default: -1.' },
  paths: {
    schema: namesTo(
      keysOf({
        to: { schema: text(), doc: 'Path or URL to go to.', required: true },
        regexp: { schema: boolean, doc: 'Whether the path is a regular expression. Default: `false`.' },
        prefix: {
          schema: orNull(boolean),
          doc: 'Whether longer paths are redirected, too. Default: `true`. Not with `regexp`.',
        },
        append_suffix: {
          schema: orNull(boolean),
          doc: 'Whether the rest of a longer path is kept. Default: `true`. Not with `regexp`.',
        },
        code: { schema: codes, doc: 'Status code. Default: 302.' },
        expires: { schema: orNull(either(number, text())), doc: 'How long browsers keep this redirect.' },
      }),
      'path to redirect',
    ),
    doc: 'Redirects by path.',
    required: true,
  },
});

const tls = keysOf({
  min_version: {
    schema: orNull(oneOf(['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1.0'])),
    doc: 'The oldest version accepted. Default: TLSv1.2; older ones are refused.',
  },
  client_authentication: { schema: orNull(oneOf(['request', 'require'])), doc: 'Whether clients need a certificate.' },
  client_certificate_authorities: {
    schema: listOf(text()),
    doc: 'Authorities of the client certificates, by `!include`.',
  },
  strict_transport_security: {
    schema: keysOf({
      enabled: { schema: orNull(boolean), doc: 'Whether browsers are told to use HTTPS only.' },
      include_subdomains: { schema: orNull(boolean), doc: 'Whether subdomains are meant, too.' },
      preload: { schema: orNull(boolean), doc: 'Whether browsers may list the domain in advance.' },
    }),
    doc: 'HTTP Strict Transport Security.',
  },
});

export const routeKeys: Keys = {
  type: {
    schema: oneOf(['upstream', 'redirect', 'proxy'], {
      upstream: 'Requests go to an application or service of the project.',
      redirect: 'Requests are sent to another URL.',
      proxy: 'Requests are passed on to a server outside of the project.',
    }),
    doc: 'What happens with requests. Default: `upstream`.',
  },
  upstream: {
    schema: text({ reference: 'upstream' }),
    doc: 'The application or service that answers, with its endpoint: `app:http`.',
  },
  to: { schema: text(), doc: 'Where a `redirect` or `proxy` route leads: a URL or the key of another route.' },
  id: { schema: orNull(text()), doc: 'A name by which the application finds this route in `PLATFORM_ROUTES`. Unique.' },
  primary: {
    schema: orNull(boolean),
    doc: 'Whether this is the main route of the project. One at most; default: the first upstream route.',
  },
  attributes: { schema: namesTo(text(), 'attribute'), doc: 'Data of your own, passed on in `PLATFORM_ROUTES`.' },
  cache: {
    schema: orNull(
      either(
        boolean,
        keysOf({
          enabled: { schema: boolean, doc: 'Whether answers are cached. Default: `true`.', required: true },
          default_ttl: {
            schema: number,
            doc: 'Seconds that answers without a header of their own are kept. Default: 0.',
          },
          cookies: {
            schema: listOf(text()),
            doc: "Cookies that take part in the cache key. `['*']`: any cookie passes the cache by; `[]`: none matters.",
          },
          headers: {
            schema: listOf(text()),
            doc: 'Request headers that take part in the cache key. Default: `Accept` and `Accept-Language`.',
          },
        }),
      ),
    ),
    doc: 'The cache of the router.',
    link: 'define-routes/cache.html',
  },
  ssi: {
    schema: onOff,
    doc: 'Server-side includes. Go together with a cache that is off.',
    link: 'define-routes/ssi.html',
  },
  sticky: { schema: onOff, doc: 'Whether a visitor stays with one instance.' },
  tls: { schema: tls, doc: 'Settings of HTTPS.', link: 'define-routes/https.html' },
  redirects: { schema: redirects, doc: 'Redirects below this route.', link: 'define-routes/redirects.html' },
};
