/** Commands of the runbook that this machine cannot run: what can be known of them without a cloud. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROUTES } from '../../shared/access/routes.ts';
import { ROOT } from './commands.ts';

const runbook = readFileSync(join(ROOT, 'docs/operate.md'), 'utf8');
const all = [runbook, readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8')].join('\n');
/** The functions that a loop stops, or lets run again, by the command in it. */
const loops = [...runbook.matchAll(/^for name in ([a-z -]+); do\n {2}aws lambda (\S+) /gm)].map(
  ([, names = '', command]) => ({ command, names: names.split(' ').sort() }),
);

describe('the runbook', () => {
  it('takes every function off the net that gives out data, and lets the same ones run again', () => {
    // The one that signs people in answers whom the others do not know, too, and gives out nothing about anybody.
    const reading = new Set(ROUTES.map((route) => route.function).filter((name) => name !== 'session'));
    expect(loops).toEqual([
      { command: 'put-function-concurrency', names: [...reading].sort() },
      { command: 'delete-function-concurrency', names: [...reading].sort() },
    ]);
  });

  it('hands no payload to a function: version 2 of the AWS CLI takes it for base64', () => {
    expect(all).toMatch(/aws lambda invoke /);
    expect(all).not.toContain('--payload');
  });

  it('goes back with functions and site together', () => {
    expect(all).toContain('npm run deploy -- roll-back');
    expect(all).not.toMatch(/^\s*npx serverless rollback/m);
  });
});
