import { deployedChanges, type Declared, type DeployedChange } from '../../../core/drift/deployed';
import type { Manifest } from '../../../core/manifest/manifest';
import type { Project } from '../../../core/project';
import type { Source } from '../../../core/text';
import { pairAt } from '../../../core/yaml';
import type { Finding, Rule } from '../../problem';
import { deployedWords } from '../deployedWords';
import { listed } from '../words';

export const deployedManifestDrift: Rule<Project> = {
  code: 'deployed-manifest-drift',
  severity: 'information',
  summary: 'The next deployment from this working tree changes production',
  explanation:
    'The manifest is compared with the one of the branch that production is deployed from (the setting `parity.productionBranch`, else the default branch of the remote as last fetched, else `main` or `master`). Each difference says what the next deployment does: an upgrade, a service that is renamed and begins empty, data that is lost, a key of Vault whose type can not change. What production has changed since this branch left it is not reported, because a merge keeps it. Nothing is reported where there is no git, no such branch, or no manifest in it yet.',
  basis: 'Rules R16, R29, R90, R112, R123 and R133; the manifest in git',
  *check({ manifest, declared, observed: { deployed } }) {
    if (!deployed) return;
    const changes = deployedChanges(deployed, { manifest, model: declared });
    for (const change of changes)
      if (change.what !== 'added')
        yield {
          ...(change.what === 'keys' ? { severity: 'warning' } : {}),
          source: placeOf(change, manifest),
          message: deployedWords(change, deployed.ref),
        };
    yield* additions(changes, deployed.ref);
  },
};

/** What is new is one hint: nothing is lost by it. */
function* additions(changes: readonly DeployedChange[], ref: string): Iterable<Finding> {
  const added = changes.flatMap((change) => (change.what === 'added' ? change.item : []));
  const [first, ...others] = added;
  if (!first) return;
  yield {
    severity: 'hint',
    source: first.source,
    message: `The next deployment creates ${listed(added.map(({ name }) => name))}: not in production (${ref}) yet`,
    related: others.map(({ source, name }) => ({ source, message: `${name} is new, too` })),
  };
}

function placeOf(change: Exclude<DeployedChange, { what: 'added' }>, manifest: Manifest): Source {
  if (change.what === 'removed') return sectionOf(manifest, change.item);
  if (change.what === 'renamed') return change.after.source;
  if (change.what === 'mounts' || change.what === 'relationships') return change.after.listSources[change.what];
  if (change.what === 'databases' || change.what === 'plugins') return change.source;
  if (change.what === 'keys') return change.now.source;
  return change.after.versionSource;
}

/** The key under which it stood; the beginning of the manifest where that is gone, too. */
function sectionOf({ files }: Manifest, { kind }: Declared): Source {
  for (const { path, document } of files) {
    const pair = pairAt(document.root, `${kind}s`);
    if (pair) return { file: path, span: pair.key.span };
  }
  return { file: files[0]?.path ?? '', span: { start: 0, end: 0 } };
}
