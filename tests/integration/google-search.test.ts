/** Google's search lags behind, so it never says that it found everything. The page must not make a fuss of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportSource } from '../../shared/model/report.ts';
import { type Lane, openStage, type Run, type Stage } from './faults/stage.ts';

const SECOND = 1_000;

let stage: Stage;
let lane: Lane;
let run: Run;
beforeAll(async () => {
  stage = await openStage();
  lane = await stage.openLane();
});
beforeEach(async () => {
  run = await lane.begin(new Map());
});
afterAll(() => stage.close());

/** Views the page, and waits for what it asks for behind. */
async function view(): Promise<{ google: ReportSource | undefined; waits: boolean; asked: boolean }> {
  const before = lane.calls('google');
  const { report } = await run.view();
  await run.ended();
  const google = report.sources.find(({ source }) => source === 'google');
  return { google, waits: 'retry_after' in report, asked: lane.calls('google') > before };
}

describe('a person of whom Google was only asked by search', () => {
  it('is known, not pending, and says that there may be more', async () => {
    const first = await view();
    expect(first).toMatchObject({ google: { state: 'fresh', code: 'incomplete' }, waits: false });
  });

  it('is asked for again behind the page, at most once a minute', async () => {
    await view();
    run.advance(40 * SECOND);
    expect(await view()).toMatchObject({ asked: false, google: { state: 'fresh' } });
    run.advance(40 * SECOND);
    expect(await view()).toMatchObject({ asked: true, google: { state: 'fresh' }, waits: false });
    run.advance(10 * SECOND);
    expect(await view()).toMatchObject({ asked: false, google: { state: 'fresh' } });
  });

  it('is left alone once everything was read lately', async () => {
    expect(await run.sweep('google')).toMatchObject({ tick: 'complete' });
    const swept = await view();
    expect(swept).toMatchObject({ asked: false, google: { state: 'fresh' } });
    expect(swept.google).not.toHaveProperty('code');
  });
});
