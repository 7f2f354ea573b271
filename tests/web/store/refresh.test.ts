import { describe, expect, it } from '@jest/globals';
import type { RefreshResult } from '../../../shared/api/report.ts';
import type { Report } from '../../../shared/model/report.ts';
import type { ApiResult } from '../../../web/api.ts';
import { createRefresh } from '../../../web/store/refresh.ts';
import { createReportStore } from '../../../web/store/report.ts';
import { golden } from '../../support/reports.ts';

const asked = (state: RefreshResult['state']): RefreshResult => ({
  source: 'jamf',
  state,
  next_allowed_at: '2026-09-01T09:01:00Z',
});

const renewed = (): Report => {
  const report = golden('all-well');
  for (const source of report.sources) source.synced_at = '2026-09-01T09:00:30.000Z';
  return report;
};

async function made(answer: ApiResult<{ asked: RefreshResult[] }>, ...later: Report[]) {
  const reports: Report[] = [golden('all-well'), ...later];
  let call = 0;
  const store = createReportStore({
    ask: async () => ({
      ok: true,
      data: reports[Math.min(call++, reports.length - 1)] ?? golden('all-well'),
    }),
    later: () => {},
  });
  await store.load();
  const waits: number[] = [];
  const refresh = createRefresh(store, {
    ask: async () => answer,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  return { refresh, waits, calls: () => call };
}

describe('checking again', () => {
  it('goes from asked to answered', async () => {
    const { refresh } = await made(
      { ok: true, data: { asked: [asked('refreshing')] } },
      golden('all-well'),
      renewed(),
    );
    const seen: string[] = [];
    refresh.store.subscribe(() => {
      const { phase, outcomes } = refresh.store.get();
      seen.push([phase, ...outcomes.map(({ outcome }) => outcome)].join(' '));
    });
    await refresh.start();
    expect([...new Set(seen)]).toEqual([
      'asking',
      'waiting',
      'waiting asked',
      'waiting unchanged',
      'done unchanged',
    ]);
  });

  it('does not wait for a source that was not asked', async () => {
    const { refresh, waits } = await made({ ok: true, data: { asked: [asked('fresh')] } });
    await refresh.start();
    expect(refresh.store.get()).toMatchObject({ phase: 'done', outcomes: [{ outcome: 'too_soon' }] });
    expect(waits).toEqual([]);
  });

  it('waits as long as the report says, and some seconds where it says nothing', async () => {
    const slow = { ...golden('all-well'), retry_after: 7 };
    const { refresh, waits } = await made(
      { ok: true, data: { asked: [asked('refreshing')] } },
      slow,
      golden('all-well'),
      renewed(),
    );
    await refresh.start();
    expect(waits).toEqual([2_000, 7_000, 2_000]);
  });

  it('stops waiting some time', async () => {
    const { refresh, calls } = await made({ ok: true, data: { asked: [asked('pending')] } });
    await refresh.start();
    expect(refresh.store.get().outcomes).toMatchObject([{ outcome: 'later' }]);
    expect(calls()).toBeLessThan(40);
  });

  it('says that it could not ask', async () => {
    const failure = { kind: 'problem', problem: { detail: 'Too often.' } } as const;
    const { refresh } = await made({ ok: false, failure });
    await refresh.start();
    expect(refresh.store.get()).toMatchObject({ phase: 'done', failure });
  });

  it('asks once for many clicks', async () => {
    const { refresh, calls } = await made({ ok: true, data: { asked: [asked('refreshing')] } }, renewed());
    await Promise.all([refresh.start(), refresh.start(), refresh.start()]);
    expect(calls()).toBe(2);
  });
});
