import { settingsFile } from '../core/projectSettings';
import { acceptDifferenceCommand, type AcceptDifferenceArgument } from '../core/protocol';
import type { Span } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import { acceptables, acceptFix, type Acceptable } from './acceptances';
import { fixAllKind, type Client } from './capabilities';
import { diagnosticOf } from './diagnostics';
import type { OpenDocuments } from './documents';
import { isDrift } from './drift/differences';
import { combineFixes, preferredFix } from './fixes';
import { ignoreFix } from './ignoreFix';
import type { CodeAction } from './lspTypes';
import { refactorings } from './manifest/refactorings';
import type { Fix, Problem } from './problem';
import type { ProjectView } from './projectView';
import { workspaceEdit } from './workspaceEdit';

export interface CodeActionQuestion {
  readonly view: ProjectView;
  readonly file: ProjectPath;
  readonly span: Span;
  /** The kinds asked for; undefined = what a light bulb shows. */
  readonly only: readonly string[] | undefined;
  readonly client: Client;
  readonly documents: OpenDocuments;
  /** The client is our own extension, which has commands. */
  readonly extension: boolean;
}

/** The fixes of the problems at a place, and all preferred ones of the file where they are asked for by kind. */
export function codeActions(question: CodeActionQuestion): CodeAction[] {
  const problems = question.view.checked.problems.filter(({ source }) => source.file === question.file);
  const quick = wants(question.only, 'quickfix') ? quickFixes(problems, question) : [];
  const all = question.only && wants(question.only, fixAllKind) ? fixAll(problems, question) : [];
  return [...quick, ...all, ...refactorActions(question)];
}

/** A kind is asked for by its own name or by one that it lies below: `source` asks for `source.fixAll.parity`, too. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`));
}

function refactorActions({ view, file, span, only, client, documents }: CodeActionQuestion): CodeAction[] {
  if (only && !only.some((it) => it === '' || it === 'refactor' || it.startsWith('refactor.'))) return [];
  return refactorings(view.project, file, span.start)
    .filter(({ kind }) => wants(only, kind) && (kind !== 'refactor.extract' || client.createsFiles))
    .map(({ title, kind, edits }) => ({ title, kind, edit: workspaceEdit(edits, view, client, documents) }));
}

function quickFixes(problems: readonly Problem[], question: CodeActionQuestion): CodeAction[] {
  return problems
    .filter(({ source }) => source.span.start <= question.span.end && question.span.start <= source.span.end)
    .flatMap((problem) => [
      ...problem.fixes.map((fix) => quickFix(problem, fix, question)),
      ...(isDrift(problem) ? meantActions(problem, question) : []),
    ]);
}

/** The ways to say that a difference is meant. */
function meantActions(problem: Problem, question: CodeActionQuestion): CodeAction[] {
  const { project } = question.view;
  const ignore = ignoreFix(problem, project.text(problem.source.file));
  return [
    ...(ignore ? [quickFix(problem, ignore, question)] : []),
    ...acceptables(problem).flatMap((it) => acceptAction(problem, it, question)),
  ];
}

/** Our extension asks for the reason; other editors get the entry with a place for it. */
function acceptAction(problem: Problem, acceptable: Acceptable, question: CodeActionQuestion): CodeAction[] {
  const fix = acceptFix(problem, acceptable, question.view.project.text(settingsFile));
  if (!fix) return [];
  if (!question.extension) return [quickFix(problem, fix, question)];
  const title = `Accept ${acceptable.what}…`;
  const argument: AcceptDifferenceArgument = {
    settings: question.view.addresses.uri(settingsFile),
    code: problem.code,
    subject: acceptable.subject,
    message: problem.message,
  };
  const command = { title, command: acceptDifferenceCommand, arguments: [argument] };
  return [{ title, kind: 'quickfix', diagnostics: [diagnosticOf(problem, question.view)], command }];
}

function quickFix(problem: Problem, fix: Fix, { view, client, documents }: CodeActionQuestion): CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [diagnosticOf(problem, view)],
    ...(fix.preferred && { isPreferred: true }),
    edit: workspaceEdit(fix.edits, view, client, documents),
  };
}

/** Only fixes that stay in the file: what runs on save must not change others behind the user's back. */
function fixAll(problems: readonly Problem[], { view, file, client, documents }: CodeActionQuestion): CodeAction[] {
  const own = problems
    .flatMap((it) => preferredFix(it) ?? [])
    .filter((fix) => fix.edits.every((it) => it.file === file));
  const { edits } = combineFixes(own);
  if (edits.length === 0) return [];
  return [
    {
      title: 'Fix everything that is safe to fix',
      kind: fixAllKind,
      edit: workspaceEdit(edits, view, client, documents),
    },
  ];
}
