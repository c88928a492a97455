import { textPlace } from '../compose/value';
import type { ServiceStore, ServiceStores } from '../model';
import type { Files } from '../workspace';
import type { ServerContainer } from './serviceConfiguration';
import { startTexts } from './startText';

/** The parts that a container makes when it starts, as far as it names them; undefined where other files of it may name more. */
export function localStores(container: ServerContainer, files: Files): ServiceStores | undefined {
  if (container.engine === 'rabbitmq') return virtualHosts(container);
  return container.engine === 'solr' ? { named: cores(container, files), implied: [] } : undefined;
}

/** The official image makes one: that of a variable (hub.docker.com/_/rabbitmq). Definitions in its configuration may name others. */
function virtualHosts({ service, image, steps }: ServerContainer): ServiceStores | undefined {
  const configured =
    service.volumes.some(({ target }) => target.startsWith('/etc/rabbitmq')) ||
    steps.some(({ keyword }) => keyword === 'COPY' || keyword === 'RUN');
  if (image.name !== 'rabbitmq' || configured) return undefined;
  const given = service.environment.find(({ name }) => name === 'RABBITMQ_DEFAULT_VHOST')?.value;
  if (!given?.value || !/^[\w./-]+$/.test(given.value)) return { named: [], implied: [] };
  const literal = given.value === given.written ? { literal: true as const } : {};
  return { named: [{ name: given.value, source: textPlace(given), ...literal }], implied: [] };
}

/** `solr-precreate name`, `precreate-core name`, `solr-create -c name` (solr.apache.org, "Solr in Docker"). */
function cores(container: ServerContainer, files: Files): ServiceStore[] {
  return startTexts(container, files).flatMap(({ text, source }) =>
    [...text.matchAll(/\b(?:(?:solr-)?precreate(?:-core)?|solr-create["',\s]+-c)["',\s]+([\w.-]+)/g)].flatMap(
      (match) => {
        const name = match[1] ?? '';
        const end = source.span.start + match.index + match[0].length;
        return { name, source: { file: source.file, span: { start: end - name.length, end } }, literal: true as const };
      },
    ),
  );
}
