import { test } from 'vitest';
import { describeWithDocker } from './docker';
import { walkAll } from './walk';

describeWithDocker('a process that is killed while it works on environments', () => {
  test(
    'at every step of every plan: the next start finishes or undoes it',
    () => walkAll((kind) => !kind.startsWith('data ')),
    1_200_000,
  );
});
