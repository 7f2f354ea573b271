/** What a tag becomes, as .github/workflows/release.yml says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Job {
  needs?: string[];
  permissions?: Record<string, string>;
  steps?: { uses?: string; run?: string; with?: Record<string, string> }[];
}

const file = join(import.meta.dirname, '../../../.github/workflows/release.yml');
const { jobs, permissions } = parse(readFileSync(file, 'utf8')) as {
  jobs: Record<'test' | 'build' | 'publish' | 'deploy', Job>;
  permissions: Record<string, string>;
};
const step = ({ steps = [] }: Job, name: string) =>
  steps.find(({ uses }) => uses?.startsWith(`actions/${name}@`));

describe('a release', () => {
  it('is signed as a whole, and published as it was signed', () => {
    const { path } = step(jobs.publish, 'download-artifact')?.with ?? {};
    expect(step(jobs.build, 'upload-artifact')?.with).toMatchObject({ name: 'release', path });
    expect(step(jobs.publish, 'attest-build-provenance')?.with).toEqual({ 'subject-path': `${path}/*` });
    expect(jobs.publish.steps?.at(-1)?.run).toContain(`${path}/* --verify-tag`);
  });

  it('is signed only when its tests have passed and its packages have been checked', () => {
    expect([jobs.publish.needs, jobs.deploy.needs]).toEqual([
      ['test', 'build'],
      ['test', 'build'],
    ]);
    const commands = jobs.build.steps?.map(({ run }) => run);
    for (const check of [
      'npm run audit',
      'npm audit signatures',
      'node scripts/supply/tag.ts "$GITHUB_REF_NAME"',
    ])
      expect(commands).toContain(check);
  });

  it('is signed where no package runs: nobody else could sign, or write to the repository', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const runs = (job: Job) => job.steps?.some(({ run }) => run && /\b(npm|npx|node|\.ci)\b/.test(run));
    const may = (job: Job) => Object.values(job.permissions ?? {}).includes('write');
    const { test, build, publish } = jobs;
    expect([test, build, publish].map(may)).toEqual([false, false, true]);
    expect(runs(publish)).toBe(false);
  });
});
