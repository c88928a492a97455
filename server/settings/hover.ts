import { placeOf } from '../../core/manifest/schema/walk';
import type { Project } from '../../core/project';
import { settingsFile } from '../../core/projectSettings';
import { settingsSchema } from '../../core/settingsSchema';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asText } from '../../core/yaml';
import { placeAt } from '../../core/yaml/place';
import { parseYamlText } from '../../core/yaml/documents';
import { driftRules } from '../drift/rules';
import { describeKey } from '../manifest/hover';
import { rules } from '../rules';
import { wordsOf } from './words';

export interface SettingsHover {
  /** Markdown. */
  readonly contents: string;
  readonly span: Span;
}

/** What a key or value of `.parity.yaml` means. */
export function hover(project: Project, file: ProjectPath, offset: number): SettingsHover | undefined {
  if (file !== settingsFile) return undefined;
  const document = parseYamlText(project.text(file));
  const place = placeAt(document, offset);
  const found = placeOf(document.root, place.path, settingsSchema(wordsOf(project, rules, driftRules)));
  const name = String(place.path.at(-1));
  const value = asText(place.node) ?? '';
  const valueDoc = found?.schema.valueDocs?.[value];
  const contents = place.inKey ? found?.key && describeKey(name, found.key) : valueDoc && `\`${value}\`: ${valueDoc}`;
  return contents && place.node ? { contents, span: place.node.span } : undefined;
}
