import { loadComposeFolders } from '../../../core/compose/loadProjects';
import { extensionStatus, findImage } from '../../../core/manifest/registry';
import { valueOf, type EnvironmentModel } from '../../../core/model';
import { readLocal } from '../../../core/readers/compose';
import { composerExtensions } from '../../../core/readers/composerExtensions';
import { readVersionFiles } from '../../../core/readers/versionFiles';
import type { Settings } from '../../../core/settings';
import type { Files } from '../../../core/workspace';
import { renderScalar } from '../../../core/yaml';
import { clientExtensions } from '../clientExtensions';
import { codeFolders, type CodeFolder } from './folders';
import { guessVersion, type Guess, type SaidVersions } from './guess';
import { languages } from './languages';
import { freeName } from './names';
import { proposeServices, type ProposedService, type ProposedServices } from './services';

/**
 * A manifest made of what is in a repository: an application for each folder of code, the services that its Compose files run, and
 * routes. Comments say what was guessed.
 */
export function proposeManifest(files: Files, settings: Settings): string {
  const [{ compose }] = loadComposeFolders(files, settings, []);
  const local = readLocal(compose, files);
  const taken = new Set<string>();
  const folders = codeFolders(files);
  const named = folders.map((folder) => ({
    folder,
    name: freeName(folder.path === '' ? 'app' : folder.path, 'app', taken),
  }));
  const services = proposeServices(local, taken);
  const applications = named.map(({ folder, name }) => application(files, folder, name, local, services.services));
  return [
    '# Declares the production environment: https://docs.upsun.com/create-apps.html',
    '# Made of what is in the repository. Look at what is marked as guessed.',
    'applications:',
    ...(applications.length > 0 ? applications.flat().map(indented) : example(services.services).map(indented)),
    ...serviceLines(services),
    '',
    'routes:',
    ...routeLines(named.length > 0 ? named.map(({ name }) => name) : ['app']),
    '',
  ].join('\n');
}

/** Where no file of the repository tells a language. */
function example(services: readonly ProposedService[]): string[] {
  return [
    '# Guessed: no file of the repository tells a language.',
    'app:',
    '  type: "nodejs:24"',
    ...relationshipLines(services).map(indented),
    '  web:',
    '    commands:',
    '      start: npm start',
  ];
}

function relationshipLines(services: readonly ProposedService[]): string[] {
  const lines = services.map(({ name, endpoint }) => `  ${name}: "${name}:${endpoint}"`);
  return lines.length > 0 ? ['relationships:', ...lines] : [];
}

function application(
  files: Files,
  folder: CodeFolder,
  name: string,
  local: EnvironmentModel,
  services: readonly ProposedService[],
): string[] {
  const image = findImage(folder.language);
  const guess = image && guessVersion(image, ...saidOf(files, folder, local));
  const version = guess?.version ?? '';
  const source = folder.path === '' ? [] : ['source:', `  root: ${renderScalar(folder.path)}`];
  return [
    `${name}:`,
    ...[
      typeLine(folder.language, guess),
      ...source,
      ...relationshipLines(services),
      ...(folder.language === 'php' ? extensionLines(folder, version, services) : []),
      ...languages[folder.language](folder),
    ].map((line) => `  ${line}`),
  ];
}

function typeLine(image: string, guess: Guess | undefined): string {
  return `type: "${image}:${guess?.version ?? ''}"${commentOf(guess?.why ?? '')}`;
}

function commentOf(why: string): string {
  return why === '' ? '' : ` # ${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}

/** What the version files say, and what the containers run. */
function saidOf(files: Files, { path, language }: CodeFolder, local: EnvironmentModel): SaidVersions[] {
  const inFiles = readVersionFiles(files, [{ root: path, runtime: language }]);
  return [inFiles, local].map((model) => versionsIn(model, path, language));
}

/** Of those in the folder, else of all that run the language: an image alone tells no folder. */
function versionsIn({ applications }: EnvironmentModel, path: string, language: string): SaidVersions {
  const speaking = applications.filter(({ runtime }) => valueOf(runtime)?.name === language);
  const here = speaking.filter(({ root }) => valueOf(root) === path);
  const runtimes = (here.length > 0 ? here : speaking).flatMap(({ runtime }) => valueOf(runtime) ?? []);
  return {
    exact: runtimes.flatMap((it) => valueOf(it.version) ?? []),
    required: runtimes.flatMap((it) => it.requirement ?? []),
  };
}

/** Those that composer.json requires, and one for each service. */
function extensionLines(folder: CodeFolder, version: string, services: readonly ProposedService[]): string[] {
  const required = composerExtensions('composer.json', folder.read('composer.json')).map(({ name }) => name);
  const reaching = services.flatMap(({ image }) => clientExtensions.get(image)?.[0] ?? []);
  const names = [...new Set([...required, ...reaching])].filter(
    (name) => extensionStatus('php', name, version) === 'available',
  );
  return names.length === 0 ? [] : ['runtime:', '  extensions:', ...names.map((name) => `    - ${name}`)];
}

function serviceLines({ services, others }: ProposedServices): string[] {
  const left = others.map(
    (it) => `# The Compose files run ${it}, too: the platform has no service for it, or none that needs no settings.`,
  );
  const lines = services.flatMap(({ name, image, version, why }) => [
    `  ${name}:`,
    `    type: "${image}:${version}"${commentOf(why)}`,
  ]);
  return [...(lines.length > 0 ? ['', 'services:', ...lines] : []), ...(left.length > 0 ? ['', ...left] : [])];
}

/** The first application answers for the domain, the others for domains below it. */
function routeLines([first = 'app', ...others]: readonly string[]): string[] {
  return [
    ...routeTo('https://{default}/', first),
    '  "https://www.{default}/":',
    '    type: redirect',
    '    to: "https://{default}/"',
    ...others.flatMap((name) => routeTo(`https://${name}.{default}/`, name)),
  ];
}

function routeTo(url: string, name: string): string[] {
  return [`  "${url}":`, '    type: upstream', `    upstream: "${name}:http"`];
}

function indented(line: string): string {
  return `  ${line}`;
}
