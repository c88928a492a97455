import { setTimeout as delay } from 'node:timers/promises';
import { CancelledError, UserError } from '../../../errors';
import type { ActionContext } from '../../action';
import { inTime, type Docker } from '../docker';
import { dataOf, type Holder } from './dataVolumes';

/** What a service with data has answered, in words: "answers: 3 databases". */
export interface Answer {
  readonly service: string;
  readonly text: string;
}

/** Milliseconds that a database gets to recover and to answer. */
const patience = 180_000;

/**
 * Asks every service of a Compose project that has data and runs: those whose engine is known for what is in their data, the others for
 * their health check. Waits while they recover; throws a `UserError` for one that ends or does not answer.
 */
export async function answersOf(docker: Docker, project: string, context: ActionContext): Promise<Answer[]> {
  const holders = (await dataOf(docker, project)).flatMap((data) => data.holders);
  const containers = [...new Map(holders.map((holder) => [holder.container, holder])).values()];
  const answers = await Promise.all(containers.map((holder) => answerOf(docker, holder, context)));
  return answers.sort((a, b) => a.service.localeCompare(b.service));
}

async function answerOf(docker: Docker, holder: Holder, { signal, detail }: ActionContext): Promise<Answer> {
  const { container, service, state } = holder;
  if (state !== 'running') return { service, text: 'does not run: not checked' };
  const end = performance.now() + patience;
  for (let attempt = 0; performance.now() < end; attempt++) {
    const text = (await alive(docker, holder)) ?? (await asked(docker, holder, signal));
    if (text !== undefined) return { service, text };
    if (attempt === 0) detail(`Waiting for ${service}`);
    await delay(1000, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) throw new CancelledError();
  }
  throw new UserError(`${service} does not answer.`, `"docker logs ${container.slice(0, 12)}" may say why.`);
}

/** What its state alone says; undefined where it has to be asked. */
async function alive(docker: Docker, { container, service, engine }: Holder): Promise<string | undefined> {
  const format = '{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}}';
  const printed = await docker.run(['container', 'inspect', '--format', format, container]);
  const [state = '', health = ''] = printed.trim().split(' ');
  if (state !== 'running' || health === 'unhealthy')
    throw new UserError(
      `${service} does not run on its data: it is ${state === 'running' ? health : state}.`,
      `"docker logs ${container.slice(0, 12)}" may say why.`,
    );
  if (engine !== undefined && Object.hasOwn(questions, engine)) return undefined;
  if (health === 'healthy') return 'runs, and its health check passes; its data was not read';
  return health === '' ? 'runs; it has no health check: not checked' : undefined;
}

async function asked(
  docker: Docker,
  { container, engine = '' }: Holder,
  signal: AbortSignal,
): Promise<string | undefined> {
  const question = Object.hasOwn(questions, engine) ? questions[engine] : undefined;
  if (question === undefined) return undefined;
  const printed = await inTime(docker.ask(['exec', container, 'sh', '-c', question], { signal, timeout: 60_000 }));
  return printed === undefined || printed.trim() === '' ? undefined : `answers: ${printed.trim()}`;
}

/**
 * Run in the container of an engine, with the names and passwords that it was made with, which never leave it. Prints what there is, or
 * fails while it does not answer yet.
 */
const questions: Readonly<Record<string, string>> = {
  postgresql: `user="\${POSTGRES_USER:-postgres}"
ask() { psql --no-psqlrc -qAt -v ON_ERROR_STOP=1 --username "$user" --dbname "$1" --command "$2"; }
all=$(ask "\${POSTGRES_DB:-$user}" 'SELECT datname FROM pg_database WHERE datallowconn') || exit 1
printf '%s\\n' "$all" | {
  count=0
  while IFS= read -r name; do ask "$name" 'SELECT count(*) FROM pg_class' >/dev/null || exit 1; count=$((count + 1)); done
  echo "$count databases were opened"
}`,
  mariadb: sqlQuestion('MARIADB'),
  'oracle-mysql': sqlQuestion('MYSQL'),
  redis: keyQuestion('redis-cli'),
  valkey: keyQuestion('valkey-cli'),
};

/** Every table is opened. Without a password that fits, the server still says that it is there. */
function sqlQuestion(prefix: string): string {
  return `value() { eval "file=\\\${$1_FILE:-}"; if [ -n "$file" ]; then cat "$file"; else eval "printf %s \\"\\\${$1:-}\\""; fi; }
client=$(command -v mariadb || command -v mysql) || exit 1
admin=$(command -v mariadb-admin || command -v mysqladmin) || exit 1
user=root
export MYSQL_PWD="$(value ${prefix}_ROOT_PASSWORD)"
[ -n "$MYSQL_PWD" ] || MYSQL_PWD="$(value MYSQL_ROOT_PASSWORD)"
if count=$("$client" -u "$user" -N -e "SELECT COUNT(table_rows) FROM information_schema.tables" 2>/dev/null); then
  echo "$count tables were opened"
else
  "$admin" -u "$user" ping >/dev/null 2>&1 || exit 1
  echo 'it is alive; its password is not known, so that no table was opened'
fi`;
}

function keyQuestion(client: string): string {
  return `said=$(${client} dbsize 2>&1) || exit 1
case "$said" in
  *NOAUTH*) echo 'it is alive; its password is not known, so that no key was counted' ;;
  *[!0-9]*|'') exit 1 ;;
  *) echo "$said keys" ;;
esac`;
}
