import { test } from 'vitest';
import { secretInManifest } from '../../../../server/manifest/rules/secretInManifest';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'values that look like secrets',
    `
    applications:
      app:
        variables:
          env:
            APP_SECRET: 9f86d081884c7d659a2feaa0c55ad015
    #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning secret-in-manifest: "APP_SECRET" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"
            DATABASE_PASSWORD: "hunter2hunter2"
    #                          ^^^^^^^^^^^^^^^^ warning secret-in-manifest: "DATABASE_PASSWORD" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"
            STRIPE: sk_live_4eC39HqLyjWDarjtT1zdp7dc
    #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning secret-in-manifest: "STRIPE" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"
            DATABASE_URL: mysql://app:s3cr3tpass@db/main
    #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning secret-in-manifest: "DATABASE_URL" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"
            PEM: |
    #       ^^^ warning secret-in-manifest: "PEM" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"
              -----BEGIN RSA PRIVATE KEY-----
              MIIE
        workers: {q: {variables: {env: {API_KEY: "a1b2c3d4e5f6"}}}}
    #                                            ^^^^^^^^^^^^^^ warning secret-in-manifest: "API_KEY" looks like a secret, and whoever reads the repository reads it: store it with "upsun variable:create --sensitive true"
    `,
  ],
  [
    'values that are filled in, chosen for people, public, or no secrets',
    `
    applications:
      app:
        variables:
          env:
            APP_SECRET: ChangeMe123!
            JWT_SECRET: "\${JWT_SECRET_FROM_1}"
            DB_PASSWORD: app
            TOKEN_TTL: "3600seconds"
            NEXT_PUBLIC_API_KEY: a1b2c3d4e5f6
            JWT_PRIVATE_KEY: /app/config/jwt/private2.pem
            DATABASE_URL: mysql://app:password@db/main
            SITE_URL: https://user@example.com/a1
            RANDOM: 9f86d081884c7d659a2feaa0c55ad015
            API_TOKEN: 1234567890
            EMPTY_SECRET:
            LIST_SECRET: [a1b2c3d4e5f6]
            PASSWORD: xxxxxxxx1
    `,
  ],
])('secret-in-manifest: %s', (_, drawing) => checkProblems(drawing, [secretInManifest]));
