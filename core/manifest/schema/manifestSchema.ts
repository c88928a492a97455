import { applicationKeys, taskKeys } from './application';
import { routeKeys } from './routes';
import { serviceKeys } from './services';
import { keysOf, namesTo, orNull, type Keys, type Schema } from './types';

/** The top level of a manifest. */
export const topLevelKeys: Keys = {
  applications: {
    schema: namesTo(keysOf(applicationKeys), 'name of the application'),
    doc: 'The applications of the project, by name. At least one.',
    link: 'create-apps.html',
  },
  services: {
    schema: orNull(namesTo({ kinds: ['map'], keys: serviceKeys(undefined) }, 'name of the service')),
    doc: 'Databases, caches, queues and the like, by name. Renaming a service makes a new, empty one.',
    link: 'add-services.html',
  },
  routes: {
    schema: orNull(namesTo(keysOf(routeKeys), 'URL, such as `https://{default}/`')),
    doc: 'How requests from outside reach the applications, by URL. Without routes a single application gets a default one.',
    link: 'define-routes.html',
  },
  tasks: {
    schema: orNull(namesTo(keysOf(taskKeys), 'name of the task')),
    doc: 'Containers that run to their end when started.',
    preview: true,
  },
};

export const manifestSchema: Schema = keysOf(topLevelKeys);
