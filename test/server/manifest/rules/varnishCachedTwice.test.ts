import { test } from 'vitest';
import { varnishCachedTwice } from '../../../../server/manifest/rules/varnishCachedTwice';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'the cache of the router before Varnish',
    `
    services:
      proxy: {type: "varnish:9.0"}
    routes:
      https://{default}/: {type: upstream, upstream: "proxy:http"}
    #                                                ^^^^^^^^^^^^ warning varnish-cached-twice: Varnish caches already: switch the cache of the route off with "cache: {enabled: false}"
      https://a.{default}/: {type: upstream, upstream: "proxy:http", cache: {enabled: true}}
    #                                                  ^^^^^^^^^^^^ warning varnish-cached-twice: Varnish caches already: switch the cache of the route off with "cache: {enabled: false}"
    `,
  ],
  [
    'a cache that is off, or nothing to do with Varnish',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      proxy: {type: "varnish:9.0"}
    routes:
      https://{default}/: {type: upstream, upstream: "proxy:http", cache: {enabled: false}}
      https://a.{default}/: {type: upstream, upstream: "proxy:http", cache: false}
      https://b.{default}/: {type: upstream, upstream: "app:http"}
      https://c.{default}/: {type: upstream, upstream: "nothing:http"}
      https://d.{default}/: {type: upstream, upstream: "proxy:http", cache: !include cache.yaml}
      https://e.{default}/: [upstream]
    `,
  ],
])('varnish-cached-twice: %s', (_, drawing) => checkProblems(drawing, [varnishCachedTwice]));
