import { expect, test } from 'vitest';
import { projectOf } from '../../fixture';
import { oncePerManifest, type ManifestRule } from '../../../server/manifest/manifestRule';

function counted(more: Pick<ManifestRule, 'everyLayout'> = {}) {
  const looks: string[][] = [];
  const rule: ManifestRule = {
    ...more,
    code: 'counted',
    severity: 'warning',
    summary: '',
    explanation: '',
    basis: '',
    *check(given) {
      looks.push(Object.keys(given));
      yield { message: 'x', source: { file: '.upsun/config.yaml', span: { start: 0, end: 1 } } };
    },
  };
  return { looks, rule: oncePerManifest(rule) };
}

test('it is asked once for a manifest, and shown nothing else of the project', () => {
  const { looks, rule } = counted();
  const [one, other] = ['php:8.3', 'php:8.4'].map((type) =>
    projectOf({ texts: { '.upsun/config.yaml': `applications: {app: {type: "${type}"}}\n` } }),
  );
  const found = [one!, one!, other!, { ...one!, today: undefined }].map((project) => [...rule.check(project)].length);
  expect(found).toEqual([1, 1, 1, 1]);
  expect(looks).toEqual([['manifest'], ['manifest']]);
});

test('the older layout is not asked about, unless the rule is for every layout', () => {
  const { looks, rule } = counted();
  const project = projectOf({ texts: { '.platform.app.yaml': 'name: app\ntype: "php:8.3"\n' } });
  expect([...rule.check(project)]).toEqual([]);
  expect(looks).toEqual([]);
  expect([...counted({ everyLayout: true }).rule.check(project)]).toHaveLength(1);
});
