import { expect, test } from 'vitest';
import { chooseCommand } from '../../../../core/environments/local/rehearsal/chooseCommand';
import type { Rehearsable, RehearsalRequest } from '../../../../core/environments/rehearsal';

const deploy = { hook: 'deploy', command: 'php migrate\n' } as const;
const one: Rehearsable = {
  services: ['app', 'db'],
  hooks: [{ ...deploy, application: 'app', service: 'app' }],
  service: 'app',
};
const two: Rehearsable = {
  services: ['api', 'db', 'web'],
  hooks: [
    { ...deploy, application: 'api', service: 'api' },
    { ...deploy, application: 'front', service: 'web' },
    { application: 'api', hook: 'post_deploy', command: 'warm', service: 'api' },
  ],
};
const hook = (name: 'deploy' | 'post_deploy', application?: string): RehearsalRequest['command'] => ({
  kind: 'hook',
  hook: name,
  application,
});
const typed = (text: string): RehearsalRequest['command'] => ({ kind: 'command', text });

test.each<[string, Rehearsable, RehearsalRequest, readonly [what: string, command: string, service: string]]>([
  [
    'the only hook, where its application runs',
    one,
    { command: hook('deploy') },
    ['the deploy hook of app', 'php migrate\n', 'app'],
  ],
  [
    'a hook in another service',
    one,
    { command: hook('deploy'), service: 'db' },
    ['the deploy hook of app', 'php migrate\n', 'db'],
  ],
  [
    'of two hooks that of the service',
    two,
    { command: hook('deploy'), service: 'web' },
    ['the deploy hook of front', 'php migrate\n', 'web'],
  ],
  [
    'of two hooks that of the application',
    two,
    { command: hook('deploy', 'api') },
    ['the deploy hook of api', 'php migrate\n', 'api'],
  ],
  ['what only one has', two, { command: hook('post_deploy') }, ['the post_deploy hook of api', 'warm', 'api']],
  ['a command in the application', one, { command: typed('php a.php') }, ['"php a.php"', 'php a.php', 'app']],
  ['a command in a service', two, { command: typed('psql'), service: 'db' }, ['"psql"', 'psql', 'db']],
  ['a command in lines', one, { command: typed('a\n\tb\u001b') }, ['"a b"', 'a\n\tb\u001b', 'app']],
  ['a long command', one, { command: typed('x'.repeat(90)) }, [`"${'x'.repeat(59)}…"`, 'x'.repeat(90), 'app']],
  [
    'a password, which is not shown',
    one,
    { command: typed('A_TOKEN=xyz ./m') },
    ['"A_TOKEN=*** ./m"', 'A_TOKEN=xyz ./m', 'app'],
  ],
])('%s', (_, there, request, [what, command, service]) => {
  expect(chooseCommand(there, request)).toEqual({ what, command, service });
});

test.each<[string, Rehearsable, RehearsalRequest, string]>([
  ['nothing runs', { services: [], hooks: [] }, { command: typed('a') }, 'No container runs'],
  ['a command is empty', one, { command: typed(' \n') }, 'What to run is missing.'],
  ['no application has the hook', one, { command: hook('post_deploy') }, 'No application has a post_deploy hook.'],
  ['one application has no hook', two, { command: hook('post_deploy', 'front') }, 'front has no post_deploy hook.'],
  ['several have the hook', two, { command: hook('deploy') }, 'Several applications have a deploy hook: api, front.'],
  ['a service does not run', one, { command: typed('a'), service: '__proto__' }, '__proto__ does not run.'],
  ['the application can’t be told', two, { command: typed('a') }, 'It can’t be told which container'],
])('it is refused where %s', (_, there, request, message) => {
  expect(() => chooseCommand(there, request)).toThrow(message);
});
