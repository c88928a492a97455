import type { Settings } from '../settings';
import { folderOf, joinPath, type Files, type ProjectPath } from '../workspace';
import { asMap, asScalar, asText, valueAt } from '../yaml';
import { parseYamlText } from '../yamlText';
import type { ComposeProject, ComposeService, ComposeVolume } from './compose';
import { findComposeFiles, projectVariables } from './composeFiles';
import type { Variables } from './dotenv';
import { entries, lastScalar, under, type Layer } from './layers';
import { composeService } from './service';
import { composeValue } from './value';

/**
 * Reads the Compose files of a folder (default: the project's root) as `docker compose` would: found, included, merged, interpolated, made canonical; every value
 * keeps the file and the span that it came from. Never throws.
 */
export function loadCompose(files: Files, settings: Settings, folder: ProjectPath = ''): ComposeProject {
  const variables = projectVariables(files, folder);
  if (!variables) return { ...nothing, state: 'unknown' };
  const found = findComposeFiles(files, settings, variables, folder);
  const roots = found.files.flatMap(({ path, document }): Layer[] => {
    const node = asMap(document.root);
    return node ? [{ file: path, node }] : [];
  });
  const reader = new ServiceReader(files, roots, variables, [...found.incomplete]);
  const services = reader.services();
  return {
    state: found.state === 'known' && reader.waiting ? 'unknown' : found.state,
    files: found.files,
    services,
    volumes: volumesOf(roots, variables),
    errors: found.errors,
    incomplete: reader.incomplete,
  };
}

const nothing: ComposeProject = { state: 'absent', files: [], services: [], volumes: [], errors: [], incomplete: [] };

class ServiceReader {
  waiting = false;

  constructor(
    private readonly files: Files,
    private readonly roots: readonly Layer[],
    private readonly variables: Variables,
    readonly incomplete: string[],
  ) {}

  services(): ComposeService[] {
    return entries(under(this.roots, 'services'))
      .filter(({ name }) => !name.startsWith('x-'))
      .map(({ name, layers, first }) => {
        const source = { file: first.file, span: first.pair?.key.span ?? first.node.span };
        return composeService(name, source, this.withBases(name, layers, this.roots, []), this.variables);
      });
  }

  /** The layers of what a service extends, then its own (compose-spec, "extends"). */
  private withBases(name: string, layers: readonly Layer[], roots: readonly Layer[], path: readonly string[]): Layer[] {
    const extending = under(layers, 'extends').at(-1);
    if (!extending) return [...layers];
    const base = asText(extending.node) ?? asText(valueAt(extending.node, ['service']));
    const file = asScalar(extending.node) ? undefined : asText(valueAt(extending.node, ['file']));
    const baseRoots = file === undefined ? roots : this.otherFile(file, extending.file);
    const key = `${file ?? ''}:${base ?? ''}`;
    if (base === undefined || path.includes(key))
      return this.hidden(name, layers, 'extends a service that leads back to it');
    if (!baseRoots) return this.hidden(name, layers, `extends ${base} of ${file ?? ''}, which can't be read`);
    const found = entries(under(baseRoots, 'services')).find((it) => it.name === base);
    if (!found) return this.hidden(name, layers, `extends ${base}, which does not exist`);
    return [...this.withBases(name, found.layers, baseRoots, [...path, key]), ...layers];
  }

  private hidden(name: string, layers: readonly Layer[], reason: string): Layer[] {
    this.incomplete.push(`Compose service ${name} ${reason}`);
    return [...layers];
  }

  private otherFile(written: string, from: string): Layer[] | undefined {
    const path = joinPath(folderOf(from), written);
    const state = path === undefined ? undefined : this.files.read(path);
    if (state?.state === 'unknown') this.waiting = true;
    if (path === undefined || state?.state !== 'known') return undefined;
    const root = parseYamlText(state.text).root;
    return root ? [{ file: path, node: root }] : undefined;
  }
}

function volumesOf(roots: readonly Layer[], variables: Variables): ComposeVolume[] {
  return entries(under(roots, 'volumes')).map(({ name, layers, first }) => {
    const external = lastScalar(under(layers, 'external'));
    const isExternal =
      under(layers, 'external').some(({ node }) => asMap(node)) ||
      (external && composeValue(external, variables).value === 'true');
    return {
      name,
      external: isExternal === true,
      source: { file: first.file, span: first.pair?.key.span ?? first.node.span },
    };
  });
}
