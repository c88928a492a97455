/**
 * The platform describes every relationship by variables that begin with its name: DATABASE_HOST, CACHE_PORT, …
 * Compose sets the same ones, so that the application never asks where it runs.
 */
function relationship(name, variables = process.env) {
  const host = variables[`${name}_HOST`];
  if (!host) return undefined;
  return {
    host,
    port: Number(variables[`${name}_PORT`]),
    username: variables[`${name}_USERNAME`],
    password: variables[`${name}_PASSWORD`],
    path: variables[`${name}_PATH`],
  };
}

export const database = relationship('DATABASE');
export const cache = relationship('CACHE');
export const port = Number(process.env.PORT ?? 3000);
