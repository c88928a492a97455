import { parseImageReference } from '../compose/imageReference';
import { meaningOf } from '../readers/images';
import type { Environment, StackService } from './environment';

/** A page that a service of an environment answers with. */
export interface ServiceUrl {
  readonly service: string;
  readonly url: string;
}

/** Ports that services speak HTTP on, even where the image is that of a database or queue. */
const httpPorts = [80, 443, 3000, 4200, 5000, 5173, 5601, 8000, 8025, 8080, 8443, 8888, 9001, 9200, 15672];
const tlsPorts = [443, 8443];
/** Ports of databases, caches, queues, mail and FastCGI: of images that are not known by their names, too. */
const otherPorts = [22, 25, 1025, 3306, 4222, 5432, 5672, 6379, 9000, 9092, 11211, 27017];

/** What a browser can open of an environment. The ports of databases and queues are addresses, but no pages. */
export function urlsOf({ stack }: Environment): ServiceUrl[] {
  return (stack?.services ?? []).flatMap((service) =>
    service.ports
      .filter(({ target }) => httpPorts.includes(target) || !(otherPorts.includes(target) || isEngine(service)))
      .map(({ target, published }) => ({
        service: service.name,
        url: `${tlsPorts.includes(target) ? 'https' : 'http'}://127.0.0.1:${published}`,
      })),
  );
}

/** Whether the image is a database's, a cache's or a queue's. */
function isEngine({ image }: StackService): boolean {
  const reference = parseImageReference(image);
  return reference !== undefined && meaningOf(reference).kind === 'service';
}
