import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { PrintedQuestions } from './print-answer.ts';
import { type AdapterUnderTest, NOW, type SetStage, STORY } from './subject.ts';

const ROOT = `${import.meta.dirname}/../../..`;
const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'];

/** A process reads its time zone once, so each zone is a process of its own. */
export function describeZones<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  describe('time zones', () => {
    it('answers the same wherever it runs', async () => {
      const { simulator, connect, questions } = await stage();
      const { source } = subject.adapter;
      const asked = { source, settings: simulator.settings, questions: questions(connect(), STORY) };
      const [utc, ...others] = await Promise.all(ZONES.map((zone) => answerIn(zone, asked)));
      expect(utc).toHaveProperty('records.0');
      for (const other of others) expect(other).toEqual(utc);
    });
  });
}

async function answerIn(TZ: string, asked: Omit<PrintedQuestions, 'now'>): Promise<unknown> {
  const question = JSON.stringify({ ...asked, now: NOW.toISOString() });
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', './scripts/yaml/node.mjs', 'tests/contract/suite/print-answer.ts', question],
    { cwd: ROOT, env: { PATH, NODE_COMPILE_CACHE, TZ } },
  );
  return JSON.parse(stdout);
}
