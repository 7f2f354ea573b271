/** Material that is kept beside the repository and is not part of it: real recordings, the vendor's schemas. */
import { existsSync, readFileSync } from 'node:fs';
import { describe } from '@jest/globals';

const SHARED = `${import.meta.dirname}/../../../../shared`;

/** Describes tests that need a file beside the repository; says so and skips them where it is absent. */
export function describeWith(file: string, title: string, tests: (read: () => unknown) => void): void {
  const path = `${SHARED}/${file}`;
  if (existsSync(path)) {
    describe(title, () => tests(() => JSON.parse(readFileSync(path, 'utf8'))));
    return;
  }
  process.stderr.write(`Skipped: "${title}" needs ../shared/${file} beside the repository.\n`);
  describe.skip(`${title} (skipped: ../shared/${file} is not there)`, () => tests(() => undefined));
}
