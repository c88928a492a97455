import { applyEdits } from '../core/text';
import type { Range } from '../core/text';
import { Positions, type Encoding } from './positions';

/** A text that an editor holds, as last told. */
export interface OpenDocument {
  /** As the editor writes it: answers about this document use the same text. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** One step of a change: a range and what replaces it, or the whole text. */
export interface ContentChange {
  readonly range?: Range;
  readonly text: string;
}

/** The open buffers, by the editor's URI. */
export class OpenDocuments {
  private readonly documents = new Map<string, OpenDocument>();

  constructor(private readonly encoding: Encoding) {}

  get(uri: string): OpenDocument | undefined {
    return this.documents.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.documents.values()];
  }

  open(document: OpenDocument): void {
    this.documents.set(document.uri, document);
  }

  close(uri: string): void {
    this.documents.delete(uri);
  }

  /** Changes apply one after the other, each to the text that the one before it made. */
  change(uri: string, version: number, changes: readonly ContentChange[]): void {
    const document = this.documents.get(uri);
    if (!document) return;
    const text = changes.reduce((before, change) => this.changed(before, change), document.text);
    this.documents.set(uri, { ...document, version, text });
  }

  private changed(text: string, { range, text: newText }: ContentChange): string {
    if (!range) return newText;
    return applyEdits(text, [{ span: new Positions(text, this.encoding).span(range), newText }]);
  }
}
