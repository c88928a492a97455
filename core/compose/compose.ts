import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
import type { YamlDocument } from '../yaml';
import type { ComposeError } from './report';
import type { Layer, TreeMap } from './tree';

/** The project's Compose files as Compose would run them: merged, interpolated, every value with the place it came from. */
export interface ComposeProject {
  readonly state: 'known' | 'absent' | 'unknown';
  /** The files that Compose is given, in the order of merging. */
  readonly given: readonly ProjectPath[];
  /** Those and the files that they include, in the order of merging. */
  readonly files: readonly ComposeFile[];
  readonly services: readonly ComposeService[];
  /** Names of top-level named volumes, with what each declares. */
  readonly volumes: readonly ComposeVolume[];
  /** Everything that the files say, merged and in its long form; undefined where nothing could be read. */
  readonly tree: TreeMap | undefined;
  /** The name that the files or `.env` give the project; undefined where it is made of the folder's name. */
  readonly projectName: string | undefined;
  /** What Compose refuses, and what can't be read, each at its place. */
  readonly errors: readonly ComposeError[];
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
  /** Env files included; an entry of `environment` wins. */
  readonly environment: readonly ComposeVariable[];
  readonly ports: readonly ComposePort[];
  readonly volumes: readonly ComposeMount[];
  readonly profiles: readonly string[];
  /** False where only a profile that is not chosen (`COMPOSE_PROFILES`) would start it. */
  readonly active: boolean;
  /** As written: the last text or list. */
  readonly command: Layer | undefined;
  readonly entrypoint: Layer | undefined;
  readonly healthcheckTest: Layer | undefined;
  readonly containerName: ComposeValue | undefined;
  readonly networkMode: ComposeValue | undefined;
  readonly restart: ComposeValue | undefined;
  readonly workingDir: ComposeValue | undefined;
  readonly platform: ComposeValue | undefined;
  readonly labels: readonly { readonly name: string; readonly value: ComposeValue | undefined }[];
  readonly dependsOn: readonly ComposeDependency[];
  readonly envFiles: readonly ComposeEnvFile[];
  /** Everything that is said of the service, merged and in its long form. */
  readonly tree: TreeMap;
}

/** A variable of a container. Without a value it is that of whoever starts Compose, and not known here. */
export interface ComposeVariable {
  readonly name: string;
  readonly value: ComposeValue | undefined;
  readonly from: 'environment' | 'env_file';
}

export interface ComposeDependency {
  readonly name: string;
  /** `service_started`, `service_healthy` or `service_completed_successfully`. */
  readonly condition: string;
  readonly required: boolean;
  /** It is started again with the other. */
  readonly restart: boolean;
  readonly source: Source;
}

export interface ComposeEnvFile {
  readonly path: ComposeValue;
  /** In the project; undefined where it lies outside or depends on a variable that is not known. */
  readonly file: ProjectPath | undefined;
  readonly state: 'known' | 'absent' | 'unknown';
  readonly required: boolean;
  readonly format: string | undefined;
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
  /** The folder that the context is relative to; undefined where that is outside of the project. */
  readonly folder: ProjectPath | undefined;
  readonly source: Source;
}

export interface ComposePort {
  /** Container port; undefined for what can't be read. */
  readonly target: number | undefined;
  /** Host port or range as written. */
  readonly published: string | undefined;
  readonly hostIp: string | undefined;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly source: Source;
}

export interface ComposeMount {
  readonly kind: 'volume' | 'bind' | 'tmpfs' | 'other';
  /** Name of the volume or path on the host; undefined for anonymous volumes. */
  readonly from: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
  /** The folder that a path on the host is relative to; undefined where that is outside of the project. */
  readonly folder: ProjectPath | undefined;
  readonly source: Source;
}

export interface ComposeVolume {
  readonly name: string;
  readonly external: boolean;
  readonly source: Source;
}
