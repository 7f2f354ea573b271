/** The sources of the tests' own organization. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const { sources } = parse(readFileSync(join(import.meta.dirname, 'stethoscope.yml'), 'utf8')) as {
  sources: object;
};

export const TEST_SOURCES: readonly string[] = Object.keys(sources);
