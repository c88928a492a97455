import type { ParityScore } from './drift/score';
import type { Container } from './readers/containers';
import type { Severity } from './severity';
import type { Range } from './text';

/** What client and server agree on beyond LSP. Method names are the contract; both sides import them from here. */
export const badgesRequest = 'parity/badges';
/** Sent by the server when badges may have changed. */
export const badgesChanged = 'parity/badgesChanged';

/** Sent to the server when somebody looked which containers run: the server asks no Docker. */
export const runningChanged = 'parity/runningChanged';

export interface RunningParams {
  /** URI of the project's folder. */
  readonly uri: string;
  /** Absent where Docker does not answer. */
  readonly containers?: readonly Container[] | undefined;
}

/** What every question about a project says. */
export interface ProjectParams {
  /** URI of any file or folder of the project. */
  readonly uri: string;
}

/** How much drift each declared thing has, and the worst of it. Nothing = compared, no drift. */
export interface Badges {
  readonly items: readonly Badge[];
  /** Each difference once, the worst first; hints, too. */
  readonly differences: readonly DriftItem[];
  readonly score: ParityScore;
  /** What could not be compared, and why. */
  readonly unknown: readonly { readonly subject: string; readonly reason: string }[];
}

export interface Badge {
  readonly kind: 'application' | 'service';
  readonly name: string;
  readonly count: number;
  readonly severity: Severity;
  /** First message, for the tooltip. */
  readonly message: string;
}

/** The client's command that asks why a difference is accepted, and writes it; takes an `AcceptDifferenceArgument`. */
export const acceptDifferenceCommand = 'parity.acceptDifference';

export interface AcceptDifferenceArgument {
  /** URI of the project's settings, whether they are there or not. */
  readonly settings: string;
  readonly code: string;
  readonly subject: string;
  /** What the problem says, to be shown while asking. */
  readonly message: string;
}

/** One difference, and where it is mended. */
export interface DriftItem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the project's folder. */
  readonly file: string;
  readonly uri: string;
  readonly range: Range;
}

/** Asks for the edit that makes the local files equal to what is declared, as far as edits can do that safely. */
export const alignRequest = 'parity/align';

export interface Alignment {
  /** A workspace edit of LSP whose every change asks for confirmation; undefined where there is nothing to change. */
  readonly edit: AnnotatedEdit | undefined;
  /** What it does, in words. */
  readonly titles: readonly string[];
  /** The differences that it leaves, and why. */
  readonly left: readonly { readonly message: string; readonly reason: string }[];
}

export interface AnnotatedEdit {
  documentChanges: {
    textDocument: { uri: string; version: number | null };
    edits: { range: Range; newText: string; annotationId: string }[];
  }[];
  changeAnnotations: Record<string, { label: string; description: string; needsConfirmation: true }>;
}

/** Asks for a manifest for a folder that has none, made of what is in it. */
export const proposeManifestRequest = 'parity/proposeManifest';

export interface ManifestProposal {
  readonly text: string;
}

/** Asks for the parity report of a project as one page that needs nothing else. */
export const reportRequest = 'parity/report';

export interface ParityReport {
  readonly html: string;
  /** The project's name. */
  readonly title: string;
}

/** What the server is told at the start. */
export interface InitializationOptions {
  /** True in a trusted workspace: the server may ask git which files there are and what production's branch holds. It runs nothing else. */
  readonly trusted?: boolean;
  /** True for our own extension, which has the commands that code lenses run. */
  readonly extension?: boolean;
}
