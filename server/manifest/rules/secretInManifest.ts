import { asScalar, asText, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { instancesOf } from '../instances';

export const secretInManifest: EntryRule = {
  code: 'secret-in-manifest',
  severity: 'warning',
  summary: 'A variable that looks like a secret, in plain text',
  explanation:
    'The manifest is committed: everyone who reads the repository, now or later, reads the secret. Store it as a sensitive variable of the project or environment (`upsun variable:create --sensitive true`), and renew it, since it stays in the history.',
  basis: 'Rule R169',
  over: ['applications'],
  *checkEntry(entry) {
    for (const node of instancesOf(entry)) {
      for (const { value: variables } of pairsOf(valueAt(node, ['variables']))) {
        for (const { key, value } of pairsOf(variables)) {
          if (!value || !isSecret(key.text, asText(value) ?? '') || typeof asScalar(value)?.value !== 'string')
            continue;
          yield {
            message: `"${key.text}" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"`,
            source: sourceIn(entry.file, asScalar(value)?.style === 'block' ? key : value),
          };
        }
      }
    }
  },
};

/** Beginnings that well-known services give to their secrets. */
const issued =
  /^(?:sk-[\w-]{20}|[rs]k_live_\w{16}|gh[pousr]_\w{30}|github_pat_\w{20}|glpat-[\w-]{20}|xox[abprs]-[\w-]{10}|AKIA[0-9A-Z]{16}|AIza[\w-]{35}|SG\.[\w-]{16}|npm_\w{36}|-----BEGIN [A-Z ]{0,20}PRIVATE KEY)/;

const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|(?:SECRET|PRIVATE|ACCESS|APP|ENCRYPTION|SIGNING)_KEY|SALT)$/i;
const publicName = /PUBLIC|PUBLISHABLE|SITE_KEY/i;
const placeholder = /chang|example|placeholder|your|dummy|replace|sample|todo|xxx|\*\*\*|test|^(.)\1+$/i;

function isSecret(name: string, value: string): boolean {
  const password = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:@/]{0,100}:([^\s@/]{1,200})@/i.exec(value)?.[1];
  if (password !== undefined) return isRandom(password);
  return issued.test(value) || (secretName.test(name) && !publicName.test(name) && isRandom(value));
}

/** Letters and digits that are neither words for people, nor a path, nor filled in from elsewhere. */
function isRandom(value: string): boolean {
  return (
    /^[^\s${}<>%]{8,}$/.test(value) &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !/^\.{0,2}\//.test(value) &&
    !placeholder.test(value)
  );
}
