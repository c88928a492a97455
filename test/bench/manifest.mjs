/**
 * A valid manifest with this many applications, about 28 lines each.
 *
 * @param {number} applications
 */
export function manifestOf(applications) {
  const names = Array.from({ length: applications }, (_, index) => `app${index}`);
  return `applications:
${names.map(application).join('')}services:
  db:
    type: postgresql:17
  cache:
    type: redis:8.0
routes:
${names.map((name) => `  "https://${name}.{default}/":\n    type: upstream\n    upstream: "${name}:http"\n`).join('')}`;
}

/** @param {string} name */
function application(name) {
  return `  ${name}:
    type: "nodejs:24"
    source:
      root: "apps/${name}"
    relationships:
      database:
        service: db
        endpoint: postgresql
      cache: "cache:redis"
    variables:
      env:
        NODE_ENV: production
    mounts:
      "var/cache":
        source: instance
        source_path: cache
    hooks:
      build: |
        set -e
        npm run build
    crons:
      cleanup:
        spec: "*/20 * * * *"
        commands:
          start: node cleanup.js
    web:
      commands:
        start: node index.js
`;
}
