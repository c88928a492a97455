import type { Requirement } from './drift/requirements';
import type { Place } from './places';
import type { Source } from './text';

/**
 * Three values, never two: a fact is known, absent (the description says there is none) or unknown (it can't be told from here).
 * Every known fact carries where it was said.
 */
export type Fact<T> =
  | { readonly state: 'known'; readonly value: T; readonly source: Source }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly reason: string; readonly source?: Source };

export function known<T>(value: T, source: Source): Fact<T> {
  return { state: 'known', value, source };
}

export function unknown(reason: string, source?: Source): Fact<never> {
  return source ? { state: 'unknown', reason, source } : { state: 'unknown', reason };
}

export const absent: Fact<never> = { state: 'absent' };

/** The value of a known fact. */
export function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.state === 'known' ? fact.value : undefined;
}

/**
 * One description of an environment, read into terms that every source shares.
 * `origin` says who describes: the manifest declares, Compose and the rest describe what is local.
 */
export interface EnvironmentModel {
  readonly origin: 'declared' | 'local';
  readonly place: Place;
  readonly applications: readonly ApplicationModel[];
  readonly services: readonly ServiceModel[];
  readonly routes: readonly RouteModel[];
  /** Why this description may not be whole. While there is a gap, nothing is called missing on this side. */
  readonly gaps: readonly string[];
}

/** Local side: the machine that a container finds itself on, where its files say so. */
export interface Surroundings {
  readonly timeZone?: Setting;
  /** `linux/arm64` */
  readonly platform?: Setting;
}

/** Code of the project that runs: an application of the manifest, or a Compose service with its runtime. */
export interface ApplicationModel extends Surroundings {
  readonly name: string;
  /** Where the application is declared: its name's place. */
  readonly source: Source;
  /** The folder of its code, relative to the project's root. */
  readonly root: Fact<string>;
  readonly runtime: Fact<Runtime>;
  /** Declared side: other languages that are there besides its own: of a stack, or for its build. */
  readonly languages?: readonly string[];
  /** Local side: hosts that its container waits for or has in its environment, which may be services of Compose. */
  readonly reaches?: readonly string[];
  /** Local side: folders of the project that its container is about, other than the one it is built from. */
  readonly folders?: readonly string[];
  /** Local side: its container publishes a port. */
  readonly serves?: true;
  /** Relationship name → name of a service or application. Empty on the local side. */
  readonly relationships: readonly Relationship[];
  /** Local side: where the written tag of its image is, when an edit of the file can change it. */
  readonly tag?: Source;
  /** Local side: its image names no version, so that it changes by itself. */
  readonly floating?: true;
  /** Local side: its language is a package of the image, beside which there may be others. */
  readonly packaged?: true;
  /** Local side: the Dockerfile that its container is built from is not there, or is none. */
  readonly unread?: true;
  readonly others?: readonly OtherRun[];
  /** Of PHP: its extensions. Absent where the description says nothing of them. */
  readonly extensions?: Fact<Extensions>;
  /** What starts it, as far as that is said. */
  readonly start?: StartCommand;
  /** Local side: programs that its image gets from the packages of a distribution, and that it may need at run time. */
  readonly programs?: readonly NamedProgram[];
  /** How its build installs the packages that it lists. */
  readonly installs?: readonly PackageInstall[];
  /** Of PHP: what its ini files and the like say, in the order in which it is said. */
  readonly settings?: readonly Setting[];
  /** The variables of its environment. Absent where the description says nothing of them. */
  readonly variables?: Variables;
  /** Declared side: the folders that outlive a deployment. Undefined where they are not known. */
  readonly mounts?: readonly Mount[];
  /** Local side: the folder of its image in which its commands run. */
  readonly workdir?: string;
}

export interface StartCommand {
  /** As a shell would read it. */
  readonly command: string;
  readonly source: Source;
}

export interface NamedProgram {
  readonly name: string;
  readonly source: Source;
}

export interface PackageInstall {
  /** As a person writes it: Node.js. */
  readonly language: string;
  /** `npm`, `poetry`, `composer update` */
  readonly manager: string;
  readonly source: Source;
}

export interface Setting {
  readonly name: string;
  /** Without quotes. */
  readonly value: string;
  /** Where the value stands. */
  readonly source: Source;
}

/** A folder of an application that is kept apart from its code. */
export interface Mount {
  /** Below the application's folder, without outer slashes. */
  readonly path: string;
  /** Nothing is kept in it: the platform may empty it. */
  readonly temporary: boolean;
  readonly source: Source;
}

/** The environment that one description gives an application. */
export interface Variables {
  /** Those that it names, each name once, with the value that wins. */
  readonly named: readonly Variable[];
  /** Declared side: names that the platform sets besides, of relationships and of its own. */
  readonly injected: ReadonlySet<string>;
  /** Why more may be set than is known here. While there is a reason, none is called missing on this side. */
  readonly gap?: string;
}

export interface Variable {
  readonly name: string;
  /** Unknown where it is made of something that is not known here. May be a secret: who shows it asks `natureOf` first. */
  readonly value: Fact<string>;
  /** Where the name is written, or the value where names have no place of their own. */
  readonly source: Source;
  /** The value stands at its place as it is, so that an edit there changes it. */
  readonly literal?: true;
}

/** The PHP extensions that one description switches on, under the names that PHP itself has for them. */
export interface Extensions {
  /** Those that it names, each at its place. */
  readonly named: readonly NamedExtension[];
  /** On without being named: the image brings them. */
  readonly included: readonly string[];
  /** Why more may be on than is known here. While there is a reason, none is called missing on this side. */
  readonly gap?: string;
  /** Local side: commands of a Dockerfile that take one more name, each with the place behind its last word. */
  readonly installers?: readonly ExtensionInstaller[];
}

export interface NamedExtension {
  readonly name: string;
  readonly source: Source;
}

export interface ExtensionInstaller {
  readonly tool: 'install-php-extensions' | 'docker-php-ext-install' | 'packages';
  /** Of packages: what stands before the name, as it is written: `php8.3-`. */
  readonly prefix?: string;
  readonly end: Source;
}

/** What a place runs besides, where it runs the same thing more than once: another job of CI, another entry of its matrix. */
export interface OtherRun {
  readonly version: string;
  readonly source: Source;
  /** Where the written version is, when an edit of the file can change it. */
  readonly tag?: Source;
}

export interface Relationship {
  readonly name: string;
  readonly service: string;
  readonly endpoint: string | undefined;
  readonly source: Source;
}

export interface Runtime {
  /** In the registry's words: php, nodejs, python, ruby, golang, java, dotnet, … */
  readonly name: string;
  /** As precise as it was said: `8.4`, `24`, `3.13.1`. */
  readonly version: Fact<string>;
  /** What a project's file allows, where it names no single version. */
  readonly requirement?: Requirement;
}

/** A database, cache, queue, search engine or the like. */
export interface ServiceModel extends Surroundings {
  readonly name: string;
  readonly source: Source;
  /** In the registry's words: postgresql, mariadb, oracle-mysql, redis, …; unknown where an image is not known to be one. */
  readonly engine: Fact<string>;
  readonly version: Fact<string>;
  /** A copy of another service that the platform keeps in step: nobody runs one locally, so it is not compared. */
  readonly replica?: true;
  /** Local side: the image names no version, so that it changes by itself. */
  readonly floating?: true;
  /** Local side: the image's reference as Compose runs it, after interpolation. */
  readonly image?: Fact<string>;
  /** Local side: where the written image tag is, when an edit of the file can change it (not behind a variable). */
  readonly tag?: Source;
  /** Local side: the profiles that gate the service; empty = always started. */
  readonly profiles?: readonly string[];
  /** Local side: named volumes or bind mounts that hold its data. */
  readonly data?: readonly string[];
  readonly others?: readonly OtherRun[];
  /** How it is set up, as far as it is said; of the declared side, the platform's defaults besides. */
  readonly settings?: readonly ServiceSetting[];
  /** Extensions of a database, plugins of a search engine. Absent where they are not known. */
  readonly addons?: ServiceAddons;
  /** Absent where they are not known. */
  readonly stores?: ServiceStores;
}

export interface ServiceSetting {
  readonly name:
    'eviction policy' | 'persistence' | 'largest packet' | 'largest table in memory' | 'character set' | 'collation';
  /** In words that both sides share: sizes in megabytes, persistence on or off. */
  readonly value: string;
  /** Where it is written, or for a default the service's type. */
  readonly source: Source;
  /** The value stands at its place, so that an edit there changes it. */
  readonly literal?: true;
}

export interface ServiceAddons {
  readonly named: readonly ServiceAddon[];
  /** There are no others of those that have to be installed. */
  readonly whole: boolean;
}

export interface ServiceAddon {
  readonly name: string;
  readonly source: Source;
  /** Local side: what it comes with. */
  readonly by?: 'image' | 'installation' | 'script';
}

/** The parts of a service that code names: databases, the virtual hosts of RabbitMQ, the cores of Solr. */
export interface ServiceStores {
  readonly named: readonly ServiceStore[];
  /** There without being named. */
  readonly implied: readonly string[];
}

export interface ServiceStore {
  readonly name: string;
  readonly source: Source;
  /** The name stands at its place, so that an edit there changes it. */
  readonly literal?: true;
}

export interface RouteModel {
  readonly url: string;
  readonly source: Source;
  readonly kind: 'upstream' | 'redirect' | 'proxy';
  /** The application or service that answers, for upstream routes. */
  readonly target: string | undefined;
}
