import { test } from 'vitest';
import { premiumService } from '../../../../server/manifest/rules/premiumService';
import { checkProblems } from '../../checkProblems';

test('premium-service: what is not part of every contract', () => {
  checkProblems(
    `
    services:
      db: {type: "mongodb-enterprise:7.0"}
    #             ^^^^^^^^^^^^^^^^^^ information premium-service: MongoDB is a premium service: your organisation must have it
      other: {type: "postgresql:17"}
      odd: {type: [mongodb-enterprise]}
      empty:
    `,
    [premiumService],
  );
});
