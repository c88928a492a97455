import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
import type { Layer } from './layers';
import type { YamlDocument, YamlError } from '../yaml';

/** The project's Compose files as Compose would run them: merged, interpolated, every value with the place it came from. */
export interface ComposeProject {
  readonly state: 'known' | 'absent' | 'unknown';
  /** In the order of merging. */
  readonly files: readonly ComposeFile[];
  readonly services: readonly ComposeService[];
  /** Names of top-level named volumes, with what each declares. */
  readonly volumes: readonly ComposeVolume[];
  readonly errors: readonly (YamlError & { readonly file: ProjectPath })[];
  /** Why services or values may stand where they could not be read; while there is a reason, nothing is called missing. */
  readonly incomplete: readonly string[];
}

export interface ComposeFile {
  readonly path: ProjectPath;
  readonly document: YamlDocument;
}

export interface ComposeService {
  readonly name: string;
  /** The name's place in the first file that defines the service. */
  readonly source: Source;
  readonly image: ComposeValue | undefined;
  readonly build: ComposeBuild | undefined;
  readonly environment: readonly { readonly name: string; readonly value: ComposeValue | undefined }[];
  readonly ports: readonly ComposePort[];
  readonly volumes: readonly ComposeMount[];
  readonly profiles: readonly string[];
  /** As written: the last text or list. */
  readonly command: Layer | undefined;
  readonly containerName: ComposeValue | undefined;
  readonly networkMode: ComposeValue | undefined;
  readonly restart: ComposeValue | undefined;
}

/** A text after interpolation, with the text as written. */
export interface ComposeValue {
  /** Undefined where a variable without a default is not known: unknown, not empty. */
  readonly value: string | undefined;
  readonly written: string;
  readonly source: Source;
  /** The variables that were needed and not found. */
  readonly missing: readonly string[];
}

export interface ComposeBuild {
  readonly context: ComposeValue | undefined;
  /** Relative to the context. */
  readonly dockerfile: ComposeValue | undefined;
  /** The Dockerfile stands in the Compose file itself (`dockerfile_inline`). */
  readonly inline: boolean;
  readonly target: ComposeValue | undefined;
  readonly args: readonly { readonly name: string; readonly value: ComposeValue | undefined }[];
  readonly source: Source;
}

export interface ComposePort {
  /** Container port; undefined for what can't be read. */
  readonly target: number | undefined;
  /** Host port or range as written. */
  readonly published: string | undefined;
  readonly protocol: 'tcp' | 'udp';
  readonly source: Source;
}

export interface ComposeMount {
  readonly kind: 'volume' | 'bind' | 'tmpfs' | 'other';
  /** Name of the volume or path on the host; undefined for anonymous volumes. */
  readonly from: string | undefined;
  readonly target: string;
  readonly source: Source;
}

export interface ComposeVolume {
  readonly name: string;
  readonly external: boolean;
  readonly source: Source;
}
