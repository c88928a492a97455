import type { SettingSides } from '../../core/drift/serviceSettings';
import type { ServiceSetting } from '../../core/model';
import type { Fix } from '../problem';

/** The declared value for the container, preferred; the local one for the manifest, if the value is written there. */
export function settingFixes({ name, want, have }: SettingSides): Fix[] {
  const inManifest = want.literal && fixOf(want, name === 'largest packet' ? megabytes(have.value) : have.value, false);
  const fixes = [fixOf(have, localText(want), true), inManifest];
  return fixes.filter((fix) => fix !== undefined);
}

function fixOf({ name, source }: ServiceSetting, newText: string | undefined, preferred: boolean): Fix | undefined {
  if (newText === undefined || !/^[\w.-]+$/.test(newText)) return undefined;
  return {
    title: `Set the ${name} to ${newText} in ${source.file}`,
    edits: [{ file: source.file, edits: [{ span: source.span, newText }] }],
    preferred,
  };
}

/** As the server's option takes it. Persistence is not switched off for anybody: it is data. */
function localText(want: ServiceSetting): string | undefined {
  if (want.name === 'persistence') return undefined;
  return want.name === 'largest packet' ? `${want.value}M` : want.value;
}

/** The platform takes whole megabytes up to 100 (reference, R113). */
function megabytes(value: string): string | undefined {
  return Number(value) >= 1 && Number(value) <= 100 ? String(Math.ceil(Number(value))) : undefined;
}
