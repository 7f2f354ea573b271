/** Real answers of vendors, kept beside the project and not in it. */
import { existsSync, readFileSync } from 'node:fs';
import { it } from '@jest/globals';

const FOLDER = `${import.meta.dirname}/../../../shared/recordings`;

/**
 * A test on one recording. Where the recordings are absent, the test is named as skipped, never passed in silence. Where
 * they are there and this one is not, its name is wrong, and the test fails.
 *
 * @param file below the folder of recordings
 * @param what is tried, for the test's name
 */
export const recording = (
  file: string,
  test: (answer: Record<string, unknown>) => void,
  what = 'is read without loss',
): void => recordedText(file, (text) => test(JSON.parse(text)), what);

/** The same, with the text as it came. */
export function recordedText(file: string, test: (text: string) => void, what: string): void {
  const path = `${FOLDER}/${file}`;
  if (existsSync(FOLDER)) it(`${file} ${what}`, () => test(readFileSync(path, 'utf8')));
  else it.skip(`${file} (skipped: the recordings are not beside this clone)`, () => {});
}

/** The same with several that belong together. */
export function recordings(
  files: readonly string[],
  test: (...answers: Record<string, unknown>[]) => void,
  what: string,
): void {
  const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
  if (existsSync(FOLDER)) it(what, () => test(...files.map(read)));
  else it.skip(`${what} (skipped: the recordings are not beside this clone)`, () => {});
}
