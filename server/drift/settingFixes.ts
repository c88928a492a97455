import type { SettingSides } from '../../core/drift/serviceSettings';
import type { ServiceSetting } from '../../core/model';
import { sizes } from '../../core/readers/settingValue';
import type { Fix } from '../problem';

/** The declared value for the container, preferred; the local one for the manifest, if the value is written there. */
export function settingFixes({ name, want, have }: SettingSides): Fix[] {
  const inManifest = want.literal && fixOf(want, sizes.has(name) ? megabytes(name, have.value) : have.value, false);
  const fixes = [have.literal && fixOf(have, localText(want), true), inManifest];
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
  return sizes.has(want.name) ? `${want.value}M` : want.value;
}

/** The platform takes whole megabytes, of packets up to 100, of tables up to 4096 (reference, R113). */
function megabytes(name: ServiceSetting['name'], value: string): string | undefined {
  const most = name === 'largest packet' ? 100 : 4096;
  return Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= most ? value : undefined;
}
