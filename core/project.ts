import { readAgreements, type Agreements, type Day } from './agreements';
import { loadComposeFolders } from './compose/loadProjects';
import type { ComposeProject } from './compose/compose';
import { compare } from './drift/compare';
import type { Comparison } from './drift/drift';
import { withoutRepeats } from './drift/repeats';
import { declaredOfFolder } from './drift/ofFolder';
import { pairingsOf } from './drift/pairing';
import { compareRunning } from './drift/running';
import { compareRoutes, type RouteSides } from './drift/routes';
import { mountSides, type MountSides } from './drift/mounts';
import { variableSides, type VariableSides } from './drift/variables';
import type { Manifest } from './manifest/manifest';
import { keptByFiles } from './keptByFiles';
import { readManifest } from './manifest/read';
import { valueOf, type EnvironmentModel } from './model';
import { nothingObserved, type Observed } from './observed';
import { readLocal } from './readers/compose';
import { readConnections, type Connection } from './readers/connections';
import { readProxies } from './readers/proxy/proxies';
import { withPhpIni } from './readers/declaredSettings';
import { withLoadedExtensions } from './readers/loadedExtensions';
import { readDeclared } from './readers/manifest';
import { containersOf, readRunning } from './readers/running';
import { otherPlacesIn } from './otherPlaces';
import { readVersionFiles, type DeclaredFolder } from './readers/versionFiles';
import type { Settings } from './settings';
import type { Files, ProjectPath } from './workspace';

/** One project, read once per version of its files. */
export interface Project {
  readonly files: Files;
  readonly settings: Settings;
  readonly agreements: Agreements;
  /** The day that acceptances with a date are judged by; without one, none is over. */
  readonly today: Day | undefined;
  readonly manifest: Manifest;
  readonly compose: ComposeProject;
  readonly declared: EnvironmentModel;
  readonly local: EnvironmentModel;
  /** The URLs by which the applications reach their services on this machine. */
  readonly connections: readonly Connection[];
  /** Compose with what is declared. */
  readonly comparison: Comparison;
  /** Every local place with what is declared; Compose first. */
  readonly comparisons: readonly Comparison[];
  readonly observed: Observed;
  /** The environments of the applications, in production and on this machine. */
  readonly variables: readonly VariableSides[];
  /** Where the local proxy contradicts the routes of the manifest. */
  readonly routes: RouteSides;
  /** The folders of the applications that are kept apart from their code, in production and in containers. */
  readonly mounts: readonly MountSides[];
  /** The text of a file that the project read; empty for any other. */
  text(file: ProjectPath): string;
}

// A keystroke changes one of the descriptions: the others are not read again.
const manifestIn = keptByFiles(readManifest);
const declaredIn = keptByFiles((files, manifest: Manifest) =>
  withLoadedExtensions(withPhpIni(readDeclared(manifest), files)),
);
const localIn = keptByFiles((files, compose: ComposeProject) => readLocal(compose, files));
const proxiesIn = keptByFiles((files, compose: ComposeProject) => readProxies(compose, files));

/**
 * Reads everything that describes the environment in one working tree and compares it. Never throws.
 *
 * @param observed what was seen beside the files
 */
export function readProject(
  files: Files,
  settings: Settings,
  today?: Day,
  observed: Observed = nothingObserved,
): Project {
  const agreements = readAgreements(files);
  const manifest = manifestIn(files);
  const declared = declaredIn(files, manifest);
  const folders = foldersOf(declared);
  const roots = folders.map(({ root }) => root);
  const composes = loadComposeFolders(files, settings, roots);
  const sides = composes.map(({ folder, compose }) => ({ folder, compose, local: localIn(files, compose) }));
  const taken = sides.slice(1).map(({ folder }) => folder);
  const rest = ['', ...roots].filter((root) => !taken.includes(root));
  const connections = sides.flatMap(({ folder, compose, local }, index) =>
    readConnections(files, index === 0 ? rest : [folder], compose, local),
  );
  const inCompose = sides.map(({ folder, compose, local }) => ({
    ...compare(declaredOfFolder(declared, folder), local, connections, pairingsOf(compose, agreements.pairings)),
    compose,
  }));
  const inContainers = sides.flatMap(({ folder, compose, local }) => {
    if (!observed.running) return [];
    const running = readRunning(containersOf(observed.running, compose), compose);
    const pairings = pairingsOf(compose, agreements.pairings);
    return compareRunning(declaredOfFolder(declared, folder), local, running, { connections, pairings });
  });
  const inFiles = compare(declared, readVersionFiles(files, folders), []);
  const [comparison = inFiles] = inCompose;
  const elsewhere = otherPlacesIn(files, settings, roots).map(({ folder, local }) =>
    compare(declaredOfFolder(declared, folder), local, []),
  );
  const described = withoutRepeats([...inCompose, inFiles, ...elsewhere]);
  return {
    files,
    settings,
    agreements,
    today,
    manifest,
    compose: composes[0].compose,
    declared,
    local: comparison.local,
    connections,
    comparison,
    comparisons: [...described, ...inContainers],
    observed,
    variables: variableSides(declared, described, files),
    routes: routeSides(manifest, inCompose, files),
    mounts: mountSides(declared, described),
    text: (file) => textOf(files, file),
  };
}

/** Several Compose projects have proxies of their own, which know nothing of each other. */
function routeSides(manifest: Manifest, [first, ...others]: readonly Comparison[], files: Files): RouteSides {
  const proxy = first?.compose && proxiesIn(files, first.compose);
  return proxy && others.length === 0 ? compareRoutes(manifest, first, proxy) : { differences: [], unrouted: [] };
}

function foldersOf(declared: EnvironmentModel): DeclaredFolder[] {
  return declared.applications.flatMap(({ root, runtime }) => {
    const [folder, language] = [valueOf(root), valueOf(runtime)?.name];
    return folder === undefined || language === undefined ? [] : [{ root: folder, runtime: language }];
  });
}

function textOf(files: Files, file: ProjectPath): string {
  const state = files.read(file);
  return state.state === 'known' ? state.text : '';
}
