import { loadComposeFolders } from './compose/loadProjects';
import type { ComposeProject } from './compose/compose';
import { compare } from './drift/compare';
import type { Comparison } from './drift/drift';
import { declaredOfFolder } from './drift/ofFolder';
import type { Manifest } from './manifest/manifest';
import { readManifest } from './manifest/read';
import { valueOf, type EnvironmentModel } from './model';
import { readLocal } from './readers/compose';
import { readConnections, type Connection } from './readers/connections';
import { readDeclared } from './readers/manifest';
import { readVersionFiles, type DeclaredFolder } from './readers/versionFiles';
import type { Settings } from './settings';
import type { Files, ProjectPath } from './workspace';

/** One project, read once per version of its files. */
export interface Project {
  readonly files: Files;
  readonly settings: Settings;
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
  /** The text of a file that the project read; empty for any other. */
  text(file: ProjectPath): string;
}

/** Reads everything that describes the environment in one working tree and compares it. Never throws. */
export function readProject(files: Files, settings: Settings): Project {
  const manifest = readManifest(files);
  const declared = readDeclared(manifest);
  const folders = foldersOf(declared);
  const composes = loadComposeFolders(
    files,
    settings,
    folders.map(({ root }) => root),
  );
  const sides = composes.map(({ folder, compose }) => ({ folder, compose, local: readLocal(compose, files) }));
  const taken = sides.slice(1).map(({ folder }) => folder);
  const rest = ['', ...folders.map(({ root }) => root)].filter((root) => !taken.includes(root));
  const connections = sides.flatMap(({ folder, compose, local }, index) =>
    readConnections(files, index === 0 ? rest : [folder], compose, local),
  );
  const inCompose = sides.map(({ folder, compose, local }) => ({
    ...compare(declaredOfFolder(declared, folder), local, connections),
    compose,
  }));
  const inFiles = compare(declared, readVersionFiles(files, folders), []);
  const [comparison = inFiles] = inCompose;
  return {
    files,
    settings,
    manifest,
    compose: composes[0].compose,
    declared,
    local: comparison.local,
    connections,
    comparison,
    comparisons: [...inCompose, inFiles],
    text: (file) => textOf(files, file),
  };
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
