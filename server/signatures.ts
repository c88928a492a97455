import type { Project } from '../core/project';
import type { ProjectPath } from '../core/workspace';
import type { Client } from './capabilities';
import { signature } from './manifest/signature';

/** A signature as the protocol says it. */
export function signatureAt(project: Project, file: ProjectPath, offset: number, client: Client) {
  const found = signature(project, file, offset);
  if (!found) return null;
  const { label, documentation, parameters, active } = found;
  const kind = client.markdown ? ('markdown' as const) : ('plaintext' as const);
  const documented = parameters.map((it) => ({ label: it.label, documentation: { kind, value: it.documentation } }));
  return {
    signatures: [{ label, documentation, parameters: documented }],
    activeSignature: 0,
    activeParameter: active,
  };
}
