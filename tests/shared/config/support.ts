import { expect } from '@jest/globals';
import { checkConfig } from '../../../shared/config/index.ts';

export const FILE = 'stethoscope.yml';

/** A file without mistakes. */
export const GOOD = `organization:
  name: Example Company
  contact: { name: IT help desk, email: help@example.com }
access:
  allowed_domains: [example.com]
sources:
  jamf:
    sweep_every: 12h
    longest_sweep: 2h
practices: {}
`;

/** A software practice of an organization's own. */
export const FOO = `practices:
  foo:
    software: { names: { Mac: [Foo Agent] } }
    words:
      en:
        name: Foo
        why: Foo looks after this device.
        consequence: Foo cannot look after this device.
`;

/** What is wrong with a file. */
export const check = (text: string): string[] => checkConfig(text, FILE);

/** What stands in GOOD, what stands there instead, the line that is named, and how. */
export type Mistake = readonly [from: string, to: string, line: number, message: RegExp];

/** A mistake is named once, on its line, and nothing else is. */
export function expectNamed(...[from, to, line, message]: Mistake): void {
  expect(GOOD).toContain(from);
  const problems = check(GOOD.replace(from, to));
  // A key under a wrong name is also missing under its right one.
  const [problem, ...more] = problems.filter((one) => message.test(one) || !one.includes('is missing'));
  expect(more).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${FILE}:${line}: `));
  expect(problem).toMatch(message);
}
