import { test } from 'vitest';
import { nameMalformed } from '../../../../server/manifest/rules/nameMalformed';
import { checkProblems } from '../../checkProblems';

test('name-malformed: characters that names can not have', () => {
  checkProblems(
    `
    applications:
      My App: {type: "nodejs:24"}
    # ^^^^^^ error name-malformed: "My App" is no name: names hold small letters, digits, "-" and "_", such as "my-app"
      "": {type: "nodejs:24"}
    # ^^ error name-malformed: "" is no name: names hold small letters, digits, "-" and "_"
      app:
        relationships:
          db.main: "db:mysql"
    #     ^^^^^^^ warning name-malformed: "db.main" is no name: names hold small letters, digits, "-" and "_", such as "db-main"
          my-db_2: "db:mysql"
          .shared: &shared "db:mysql"
      2fa_app-x:
      __proto__: {relationships: [a]}
    services:
      Base: {type: "mariadb:11.8"}
    # ^^^^ error name-malformed: "Base" is no name: names hold small letters, digits, "-" and "_", such as "base"
      my_files: {type: "network-storage:1.0"}
    # ^^^^^^^^ error name-malformed: The name of a network-storage service is a host name: no "_", at most 63 characters, a letter or digit at both ends
      files-: {type: "network-storage:1.0"}
    # ^^^^^^ error name-malformed: The name of a network-storage service is a host name: no "_", at most 63 characters, a letter or digit at both ends
      my-files: {type: "network-storage:1.0"}
      my_cache: {type: "redis:8.0"}
    `,
    [nameMalformed],
  );
});
