import { dayOf } from '../core/agreements';
import { describeError } from '../core/errors';
import { atLeast } from '../core/severity';
import { checkFolder, type FolderReport } from './checkFolder';
import {
  readCommandLine,
  usage,
  type CheckCommand,
  type Command,
  type ExplainCommand,
  type Format,
} from './commandLine';
import { explainFolder } from './explainFolder';
import { explainText } from './explainText';
import { version } from './product';
import { reportJson } from './reportJson';
import { reportSarif } from './reportSarif';
import { reportText } from './reportText';

const reports: Readonly<Record<Format, (report: FolderReport) => string>> = {
  text: (report) => reportText(report, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] }),
  json: reportJson,
  sarif: reportSarif,
};

async function run(command: Command): Promise<number> {
  if (command.name === 'check') return runCheck(command);
  if (command.name === 'explain') await runExplain(command);
  else if (command.name === 'lsp') await import('./main');
  else process.stdout.write(command.name === 'help' ? usage : `${version}\n`);
  return 0;
}

async function runCheck({ folder, format, failOn, fix }: CheckCommand): Promise<number> {
  const report = await checkFolder(folder, { fix, today: dayOf(new Date()) });
  for (const { title, files } of report.applied) complain(`Fixed ${files.join(', ')}: ${title}`);
  for (const { code, error } of report.failures) complain(`The rule ${code} failed: ${describeError(error)}`);
  process.stdout.write(reports[format](report));
  if (report.failures.length > 0) return 2;
  return report.problems.some(({ severity }) => atLeast(severity, failOn)) ? 1 : 0;
}

async function runExplain({ folder, subject, format }: ExplainCommand): Promise<void> {
  const projects = await explainFolder(folder, subject, dayOf(new Date()));
  const json = () => `${JSON.stringify({ version: 1, projects }, undefined, 2)}\n`;
  process.stdout.write(format === 'json' ? json() : explainText(projects));
}

function complain(message: string): void {
  process.stderr.write(`${message.replace(/\p{Cc}/gu, '\uFFFD')}\n`);
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
    complain(describeError(error));
    process.exitCode = 2;
  }
}

void main();
