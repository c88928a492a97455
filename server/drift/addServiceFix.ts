import type { ComposeProject } from '../../core/compose/compose';
import { engineInfo } from '../../core/drift/engines';
import { pairingLabel } from '../../core/drift/pairing';
import { valueOf, type ServiceModel } from '../../core/model';
import { lineStart, type TextEdit } from '../../core/text';
import { asMap, renderScalar, type YamlMap, type YamlPair } from '../../core/yaml';
import type { Fix } from '../problem';
import { composeTemplate, type ComposeTemplate } from './composeTemplate';

/**
 * Adds a declared service to the Compose file that holds the others, at the end of its `services`, in that file's indentation.
 * Where its name is taken, a label says what it stands for.
 */
export function addServiceFix(compose: ComposeProject, service: ServiceModel): Fix | undefined {
  const engine = valueOf(service.engine);
  const version = valueOf(service.version);
  const template = engine !== undefined && version !== undefined ? composeTemplate(engine, version) : undefined;
  const target = template && findTarget(compose);
  const name = freeName(compose, service.name);
  if (!template || !target || !/^[a-zA-Z0-9._-]+$/.test(name)) return undefined;
  const label = name === service.name ? [] : ['labels:', `  ${pairingLabel}: ${renderScalar(service.name)}`];
  const edits = [
    ...serviceEdit(target, name, [...template.lines(`${name}-data`), ...label]),
    ...volumeEdit(target, name, template),
  ];
  return {
    title: `Add ${template.image} to ${target.file}`,
    edits: [{ file: target.file, edits }],
    preferred: engineInfo(engine ?? '') !== undefined,
  };
}

interface Target {
  readonly file: string;
  readonly text: string;
  readonly root: YamlMap;
  readonly services: YamlMap;
  readonly newline: string;
  /** One step of indentation. */
  readonly step: string;
}

/** The first Compose file with a block of services that ours can join. */
function findTarget(compose: ComposeProject): Target | undefined {
  for (const { path, document } of compose.files) {
    const root = asMap(document.root);
    const services = asMap(root?.pairs.find(({ key }) => key.text === 'services')?.value);
    const first = services?.pairs[0];
    if (!root || !services || !first || services.flow || root.flow || document.errors.length > 0) continue;
    const step = indentation(document.text, first.key.span.start);
    if (step !== '')
      return {
        file: path,
        text: document.text,
        root,
        services,
        newline: document.text.includes('\r\n') ? '\r\n' : '\n',
        step,
      };
  }
  return undefined;
}

function indentation(text: string, at: number): string {
  const line = text.slice(lineStart(text, at), at);
  return /^ *$/.test(line) ? line : '';
}

function freeName(compose: ComposeProject, name: string): string {
  const taken = new Set(compose.services.map((it) => it.name));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function serviceEdit(target: Target, name: string, content: readonly string[]): TextEdit[] {
  const { step, newline } = target;
  const lines = ['', `${step}${name}:`, ...content.map((line) => `${step}${indent(line, step)}`)];
  const at = endOfBlock(target.text, target.services.pairs.at(-1));
  return [
    {
      span: { start: at, end: at },
      newText: (atLineStart(target.text, at) ? '' : newline) + lines.join(newline) + newline,
    },
  ];
}

/** A template's line, whose levels are two blanks, in the file's own step. */
function indent(line: string, step: string): string {
  const depth = /^(?: {2})*/.exec(line)?.[0].length ?? 0;
  return step.repeat(depth / 2 + 1) + line.slice(depth);
}

/** A database's volume is declared at the top level, too. */
function volumeEdit(target: Target, name: string, template: ComposeTemplate): TextEdit[] {
  if (!template.hasData) return [];
  const { root, step, newline, text } = target;
  const volumes = root.pairs.find(({ key }) => key.text === 'volumes');
  const map = asMap(volumes?.value);
  if (map?.flow) return [];
  const entry = `${step}${name}-data:${newline}`;
  const at = endOfBlock(text, volumes ? (map?.pairs.at(-1) ?? volumes) : root.pairs.at(-1));
  const lead = atLineStart(text, at) ? '' : newline;
  return [
    { span: { start: at, end: at }, newText: volumes ? lead + entry : `${lead}${newline}volumes:${newline}${entry}` },
  ];
}

/** The start of the line after a pair's last line, so that a comment behind its value stays where it is. */
function endOfBlock(text: string, pair: YamlPair | undefined): number {
  const end = pair?.span.end ?? text.length;
  if (atLineStart(text, end) && end > 0) return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

function atLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}
