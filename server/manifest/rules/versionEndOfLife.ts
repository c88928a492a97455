import { dayOf } from '../../../core/agreements';
import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import { endOfLife, findImage, statusOf, versionsOf } from '../../../core/manifest/registry';
import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';
import { typeText } from '../typeText';

const typeIn = factPerEntry(typeText);

/** Days before the end of life from which on it is told. */
const notice = 90;

export const versionEndOfLife: Rule<Project> = {
  code: 'version-end-of-life',
  severity: 'information',
  summary: 'A version that its makers leave soon, or have left',
  explanation:
    'The platform supports the version, while those who make the software stop to mend it within 90 days, or have stopped. Plan the move to a newer one.',
  basis: 'Rule R25; the platform’s registry of images',
  *check({ manifest, today }) {
    if (today === undefined || manifest.layout !== 'upsun') return;
    const soon = dayOf(new Date(Date.parse(today) + notice * 24 * 60 * 60 * 1000));
    for (const entry of [...manifest.applications, ...manifest.services]) {
      const type = typeIn(entry);
      const image = type && findImage(type.name);
      if (!type || !image || type.version === undefined || statusOf(image, type.version) !== 'supported') continue;
      const end = endOfLife(image, type.version);
      if (end === undefined || end > soon) continue;
      const [newest] = versionsOf(image, 'supported');
      const hint = newest === type.version ? '' : `: the platform has ${newest}`;
      yield {
        message: `${image.title} ${type.version} ${end <= today ? 'reached' : 'reaches'} its end of life on ${end}${hint}`,
        source: type.versionSource,
      };
    }
  },
};
