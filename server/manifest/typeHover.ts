import {
  endOfLife,
  findImage,
  statusOf,
  versionsOf,
  type Image,
  type VersionStatus,
} from '../../core/manifest/registry';

/** Of `nodejs:24`, or of a stack's `nodejs@24`: its title, how the version stands, what else there is, and how it is reached. */
export function typeHover(value: string): string | undefined {
  const [name = '', version = ''] = value.split(/[:@]/);
  const image = findImage(name);
  if (!image) return undefined;
  const endpoints = Object.entries(image.endpoints).map(([endpoint, { port }]) => `\`${endpoint}\` (port ${port})`);
  return [
    `**${image.title}**${stateOf(image, version)}`,
    versionsLine('Supported', image, 'supported'),
    versionsLine('Deprecated', image, 'deprecated'),
    endpoints.length > 0 ? `Endpoints: ${endpoints.join(', ')}` : '',
    image.page === undefined ? '' : `[Documentation](${image.page})`,
  ]
    .filter((it) => it !== '')
    .join('\n\n');
}

function stateOf(image: Image, version: string): string {
  if (version === '') return '';
  const end = endOfLife(image, version);
  const status = statusOf(image, version) ?? 'not in the registry';
  return ` ${version}: ${status}${end === undefined ? '' : `, end of life ${end}`}`;
}

/** Versions with the days until which their makers mend them. */
function versionsLine(title: string, image: Image, status: VersionStatus): string {
  const versions = versionsOf(image, status).map((version) => {
    const end = endOfLife(image, version);
    return end === undefined ? version : `${version} (until ${end})`;
  });
  return versions.length > 0 ? `${title}: ${versions.join(', ')}` : '';
}
