import { findImage } from '../../../core/manifest/registry';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const premiumService: EntryRule = {
  code: 'premium-service',
  severity: 'information',
  summary: 'A service that has to be bought',
  explanation:
    'Premium services are not part of every contract. Where the organisation does not have one, the deployment fails; ask the platform’s sales.',
  basis: 'Rule R28; the platform’s registry of images',
  over: ['services'],
  *checkEntry(entry) {
    const type = typeText(entry);
    const image = type && findImage(type.name);
    if (type && image?.premium === true)
      yield { message: `${image.title} is a premium service: your organisation must have it`, source: type.nameSource };
  },
};
