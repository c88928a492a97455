import { expect, test } from 'vitest';
import { links } from '../../../server/manifest/links';
import { projectOf, readFixture } from '../../fixture';

const manifest = '.upsun/config.yaml';

/** The links of the manifest as their texts and where they lead. */
function drawn(drawing: string, file = manifest): string[] {
  const fixture = readFixture(drawing);
  return links(projectOf(fixture), file).map(({ span, target, tooltip }) => {
    const to = target.kind === 'page' ? target.url : `${target.kind} ${target.path}`;
    return `${fixture.texts[file]?.slice(span.start, span.end)} → ${to} (${tooltip})`;
  });
}

test('included files, archived folders, folders of applications and documentation', () => {
  expect(
    drawn(`
      applications:
        app:
          type: "php:8.4"
          source: { root: "/shop" }
          web:
            locations:
              "/": { root: public, passthru: "/index.php" }
              "/gone": { root: gone, passthru: true }
      services:
        cache:
          type: varnish:9.0
          configuration:
            vcl: !include
              type: string
              path: config.vcl
        search:
          type: solr:9.9
          configuration: { cores: { main: { conf_dir: !archive "solr" } } }
      #- /.upsun/config.vcl
      sub vcl_recv {}
      #- /.upsun/solr/schema.xml
      <x/>
      #- /shop/public/index.php
      x
    `),
  ).toEqual([
    'config.vcl → file .upsun/config.vcl (Included file)',
    'solr → folder .upsun/solr (Archived folder)',
    'php → https://developer.upsun.com/docs/languages/php (Documentation of PHP)',
    'varnish → https://developer.upsun.com/docs/add-services/varnish (Documentation of Varnish)',
    'solr → https://developer.upsun.com/docs/add-services/solr (Documentation of Solr)',
    '/shop → folder shop (Folder of the application)',
    'public → folder shop/public (Folder that is served)',
    '/index.php → file shop/public/index.php (Front controller)',
  ]);
});

test('a link stands in the file that it is written in', () => {
  const drawing = 'applications:\n  app: !include ../app.yaml\n#- /app.yaml\ntype: php:8.4\n';
  expect(drawn(drawing)).toEqual(['../app.yaml → file app.yaml (Included file)']);
  expect(drawn(drawing, 'app.yaml')[0]).toContain('php → https://');
});

test.each([
  'a: !include gone.yaml',
  'a: !include',
  'a: !archive ""',
  'applications: {app: {type: "cobol:1"}}',
  'services: [',
])('nothing in %s', (text) => expect(drawn(text)).toEqual([]));
