import { interpolate } from '../compose/interpolate';
import type { NamedProgram } from '../model';
import type { Step } from './dockerfileSteps';
import { isPackageManager } from './packagedPhp';

/** Package of a distribution → the program that an application calls while it runs. Libraries and tools of a build are none of them. */
const programs: Readonly<Record<string, string>> = {
  wkhtmltopdf: 'wkhtmltopdf',
  wkhtmltox: 'wkhtmltopdf',
  ffmpeg: 'ffmpeg',
  'tesseract-ocr': 'tesseract',
  libreoffice: 'libreoffice',
  'libreoffice-writer': 'libreoffice',
  pandoc: 'pandoc',
};

/** The programs that a Dockerfile installs with the packages of its distribution, each once. */
export function installedPrograms(steps: readonly Step[]): NamedProgram[] {
  const found = steps.flatMap(programsOf);
  return [...new Map(found.toReversed().map((it) => [it.name, it])).values()].toReversed();
}

function programsOf({ commands, variables, source: { file, span } }: Step): NamedProgram[] {
  return commands
    .filter(([first]) => isPackageManager(first?.text ?? ''))
    .flatMap((words) => {
      // The Dockerfile of Sail has it for everybody.
      const isSail = words.some(({ text }) => text === 'fswatch');
      return words.flatMap((word): NamedProgram[] => {
        const text = (interpolate(word.text, variables).value ?? '').replace(/[=~<>@].*$/, '');
        const name = Object.hasOwn(programs, text) ? programs[text] : undefined;
        if (name === undefined || (isSail && name === 'ffmpeg')) return [];
        return [
          { name, source: { file, span: { start: span.start + word.span.start, end: span.start + word.span.end } } },
        ];
      });
    });
}
