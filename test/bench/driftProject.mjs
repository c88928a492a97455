import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the manifest declares, and what Compose runs in its place: some equal, some not. */
const kinds = [
  ['postgresql:17', 'postgres:16'],
  ['redis:8.0', 'redis:8.0-alpine'],
  ['mariadb:11.8', 'mysql:8.4'],
  ['opensearch:3', 'opensearchproject/opensearch:2'],
  ['rabbitmq:4.1', 'rabbitmq:4.1-management'],
];

/**
 * Writes a project with as many services in its manifest as in its Compose file, and one application with a Dockerfile and an env file.
 *
 * @param {string} folder
 * @param {{ services: number, variables: number }} size
 * @returns {Promise<{ manifest: string, compose: string }>} the paths of both files
 */
export async function writeDriftProject(folder, { services, variables }) {
  const names = Array.from({ length: services }, (_, index) => `service${index}`);
  const paths = { manifest: join(folder, '.upsun/config.yaml'), compose: join(folder, 'compose.yaml') };
  await mkdir(join(folder, '.upsun'), { recursive: true });
  await writeFile(paths.manifest, manifestOf(names));
  await writeFile(paths.compose, composeOf(names));
  await writeFile(join(folder, 'Dockerfile'), 'FROM php:8.3-fpm\nRUN docker-php-ext-install intl pdo_pgsql\n');
  const lines = Array.from({ length: variables }, (_, index) => `VARIABLE_${index}=value ${index}`);
  await writeFile(join(folder, 'app.env'), `${lines.join('\n')}\n`);
  return paths;
}

/** @param {readonly string[]} names */
function manifestOf(names) {
  return `applications:
  app:
    type: "php:8.4"
    relationships:
${names.map((name) => `      ${name}:\n`).join('')}services:
${names.map((name, index) => `  ${name}:\n    type: ${kinds[index % kinds.length][0]}\n`).join('')}`;
}

/** @param {readonly string[]} names */
function composeOf(names) {
  return `services:
${names.map(serviceOf).join('')}  app:
    build: .
    env_file: app.env
    depends_on: [${names.join(', ')}]
`;
}

/** @param {string} name @param {number} index */
function serviceOf(name, index) {
  return `  ${name}:
    image: ${kinds[index % kinds.length][1]}
    restart: unless-stopped
    environment:
      TZ: UTC
    volumes:
      - ./data/${name}:/var/lib/data
`;
}
