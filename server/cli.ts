import { stat } from 'node:fs/promises';
import { dayOf } from '../core/agreements';
import { CancelledError, describeError } from '../core/errors';
import { projectAt } from '../core/environments/local/reference';
import { exec } from '../core/exec';
import { loadProject } from '../core/loadProject';
import { atLeast } from '../core/severity';
import { readBaseline, withoutKnown, writeBaseline, writeOutput } from './baseline';
import { checkFolder, type FolderReport } from './checkFolder';
import {
  readCommandLine,
  usage,
  type CheckCommand,
  type Command,
  type ExplainCommand,
  type Format,
  type ModelCommand,
  type ReportCommand,
  type ReportFormat,
} from './commandLine';
import { runEnvironment } from './environments/run';
import { openProvider } from './environments/open';
import { explainFolder } from './explainFolder';
import { explainText } from './explainText';
import { modelsAsData } from './modelJson';
import { version } from './product';
import { observerOf, projectFolders, requireReadable } from './projectFolders';
import { loadReport } from './report/load';
import { reportAsHtml } from './report/html';
import { reportAsJson } from './report/json';
import { reportAsMarkdown } from './report/markdown';
import type { Page } from './report/page';
import { reportJson } from './reportJson';
import { reportSarif } from './reportSarif';
import { reportText } from './reportText';
import { rulesNamed } from './rules';
import { printable, processTerminal } from './terminal';

const reports: Readonly<Record<Format, (report: FolderReport) => string>> = {
  text: (report) => reportText(report, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] }),
  json: reportJson,
  sarif: reportSarif,
};

const pages: Readonly<Record<ReportFormat, (page: Page) => string>> = {
  html: reportAsHtml,
  md: reportAsMarkdown,
  json: reportAsJson,
};

/** Runs a command and answers its exit code. */
async function run(command: Command): Promise<number> {
  if (command.name === 'check') return runCheck(command);
  if (command.name === 'report') return runReport(command);
  if (command.name === 'model') return runModel(command);
  if (command.name === 'explain') return runExplain(command);
  if (command.name === 'env')
    return runEnvironment(command, await openProvider(command.project, command.stateFolder), processTerminal());
  if (command.name === 'lsp') await import('./main');
  else process.stdout.write(command.name === 'help' ? usage : `${version}\n`);
  return 0;
}

async function runCheck(command: CheckCommand): Promise<number> {
  const { folder, format, failOn, fix, running, only, baseline } = command;
  const known = baseline === undefined ? undefined : await readBaseline(baseline);
  const rules = rulesNamed(only);
  const found = await checkFolder(folder, { fix, running, rules, today: dayOf(new Date()) });
  for (const { title, files } of found.applied) complain(`Fixed ${files.join(', ')}: ${title}`);
  for (const { code, error } of found.failures) complain(`The rule ${code} failed: ${describeError(error)}`);
  if (command.writeBaseline !== undefined) return keepAsKnown(command.writeBaseline, found);
  const asked = known?.filter(({ code }) => rules.some((rule) => rule.code === code));
  const report = asked ? { ...found, ...withoutKnown(found.problems, asked) } : found;
  process.stdout.write(reports[format](report));
  if (report.failures.length > 0) return 2;
  return report.problems.some(({ severity }) => atLeast(severity, failOn)) ? 1 : 0;
}

async function keepAsKnown(file: string, { problems, failures }: FolderReport): Promise<number> {
  if (failures.length > 0) return 2;
  await writeBaseline(file, problems);
  complain(`Wrote ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} to ${file}`);
  return 0;
}

async function runExplain({ folder, subject, format }: ExplainCommand): Promise<number> {
  const isName = subject === undefined && (await isNameAlone(folder));
  const [where, name] = isName ? ['.', folder] : [folder, subject];
  const projects = await explainFolder(where, name, dayOf(new Date()));
  const json = () => `${JSON.stringify({ version: 1, projects }, undefined, 2)}\n`;
  process.stdout.write(format === 'json' ? json() : explainText(projects));
  return 0;
}

/** One word that is no file or folder here is the name of what to explain. */
async function isNameAlone(word: string): Promise<boolean> {
  return !/[\\/]/.test(word) && (await stat(word).catch(() => undefined)) === undefined;
}

async function runReport({ folder, format, output, running, refs }: ReportCommand): Promise<number> {
  const projects = await projectFolders(folder);
  const made = new Date();
  const options = { running, refs, today: dayOf(made) };
  const text = pages[format]({ reports: await Promise.all(projects.map((it) => loadReport(it, options))), made });
  if (output === undefined) process.stdout.write(text);
  else await writeOutput(output, text);
  return 0;
}

async function runModel({ folder, source, ref }: ModelCommand): Promise<number> {
  const models: unknown[] = [];
  for (const found of await projectFolders(folder)) {
    const { loader, prefix, root } = found;
    const observer = observerOf(found, source === 'running');
    const project =
      ref === undefined ? await loadProject(loader, undefined, undefined, observer) : await projectAt(root, ref, exec);
    requireReadable(project, prefix);
    models.push(...modelsAsData(project, source).map((it) => ({ project: prefix.slice(0, -1), ...(it as object) })));
  }
  process.stdout.write(`${JSON.stringify({ version: 1, models }, undefined, 2)}\n`);
  return 0;
}

function complain(message: string): void {
  process.stderr.write(`${printable(message)}\n`);
}

/** The CLI's error boundary. The exit code is set, never forced, so that everything written is read. */
async function main(): Promise<void> {
  // A reader that has seen enough, as `head` has, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await run(readCommandLine(process.argv.slice(2)));
  } catch (error) {
    const cancelled = error instanceof CancelledError;
    complain(cancelled ? 'Cancelled: everything was undone.' : describeError(error));
    process.exitCode = cancelled ? 130 : 2;
  }
}

void main();
