import { isWhole } from '../isWhole';
import type { ManifestRule } from '../manifestRule';

export const routesMissing: ManifestRule = {
  code: 'routes-missing',
  severity: 'information',
  summary: 'Several applications and no routes',
  explanation:
    'Without routes the platform makes one for a single application. Of several it can not know which one answers: define `routes`.',
  basis: 'Rule R165',
  *check({ manifest }) {
    const { applications, routes } = manifest;
    const [first] = applications;
    const { size } = new Set(applications.map(({ name }) => name));
    if (first && size > 1 && routes.length === 0 && isWhole(manifest))
      yield {
        message: `There are ${size} applications and no routes: define "routes" to say which one answers requests`,
        source: first.source,
      };
  },
};
