import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Report } from '../../../shared/model/report.ts';
import type { ApiResult, ReportQuery } from '../../../web/api.ts';
import { createReportStore, MOST_POLLS, SLOW_AFTER } from '../../../web/store/report.ts';
import { golden } from '../../support/reports.ts';

const ok = (report: Report): ApiResult<Report> => ({ ok: true, data: report });
const broken: ApiResult<Report> = { ok: false, failure: { kind: 'problem', problem: { request_id: 'r1' } } };
const signedOut: ApiResult<Report> = { ok: false, failure: { kind: 'signed_out' } };

/** A store whose answers come from a list, and whose waiting is done by hand. */
function made(...answers: ApiResult<Report>[]) {
  const questions: ReportQuery[] = [];
  const waiting: { work: () => void; milliseconds: number }[] = [];
  const ask = async (question: ReportQuery) => {
    questions.push(question);
    return answers[Math.min(questions.length, answers.length) - 1] ?? broken;
  };
  const reports = createReportStore({
    ask,
    later: (work, milliseconds) => waiting.push({ work, milliseconds }),
  });
  const pass = async () => {
    waiting.shift()?.work();
    await new Promise(process.nextTick);
  };
  return { reports, questions, waiting, pass, state: () => reports.store.get() };
}

describe('the report', () => {
  it('is loaded', async () => {
    const { reports, state } = made(ok(golden('all-well')));
    expect(state().phase).toBe('loading');
    await reports.load();
    expect(state()).toMatchObject({ phase: 'ready', busy: false, report: { user: 'user@example.com' } });
  });

  it('could not be loaded', async () => {
    const { reports, state } = made(broken);
    await reports.load();
    expect(state()).toMatchObject({ phase: 'failed', failure: { problem: { request_id: 'r1' } } });
  });

  it('stays when a later try fails', async () => {
    const { reports, state } = made(ok(golden('all-well')), broken, ok(golden('all-well')));
    await reports.load();
    await reports.load();
    expect(state()).toMatchObject({ phase: 'ready', report: { v: 1 }, failure: { kind: 'problem' } });
    await reports.load();
    expect(state().failure).toBeUndefined();
  });

  it('is taken away when the session is over', async () => {
    const { reports, state } = made(ok(golden('all-well')), signedOut);
    await reports.load();
    await reports.load(true);
    expect(state()).toMatchObject({ phase: 'signed_out', report: undefined });
  });
});

describe('asking again by itself', () => {
  it('happens after the time that the report names, in the background, until nothing is open', async () => {
    const { reports, questions, waiting, pass, state } = made(ok(golden('pending')), ok(golden('all-well')));
    await reports.load();
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([3000]);
    await pass();
    expect(questions).toEqual([{ who: 'me' }, { who: 'me', background: true }]);
    expect([waiting.length, state().report?.retry_after]).toEqual([0, undefined]);
  });

  it('ends some time, and says so', async () => {
    const { reports, questions, pass, state } = made(ok(golden('pending')));
    await reports.load();
    for (let turn = 0; turn < MOST_POLLS + 5; turn += 1) await pass();
    expect(questions).toHaveLength(MOST_POLLS + 1);
    expect(state().waited).toBe(true);
  });

  it('is overtaken by a person who asks', async () => {
    const { reports, questions, pass } = made(ok(golden('pending')));
    await reports.load();
    await reports.load();
    await pass();
    expect(questions).toEqual([{ who: 'me' }, { who: 'me' }]);
  });

  it('is overtaken by a newer answer: an older one that comes late changes nothing', async () => {
    const answers: ((answer: ApiResult<Report>) => void)[] = [];
    const reports = createReportStore({ ask: () => new Promise((resolve) => answers.push(resolve)) });
    const loads = [reports.load(), reports.load()];
    answers[1]?.(ok({ ...golden('all-well'), user: 'newer@example.com' }));
    answers[0]?.(ok({ ...golden('all-well'), user: 'older@example.com' }));
    await Promise.all(loads);
    expect(reports.store.get().report?.user).toBe('newer@example.com');
  });

  it('ends with the store', async () => {
    const { reports, questions, pass } = made(ok(golden('pending')));
    await reports.load();
    reports.stop();
    await pass();
    expect(questions).toHaveLength(1);
  });
});

describe('a slow answer', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is called slow after some seconds', async () => {
    const never = createReportStore({ ask: () => new Promise(() => {}) });
    void never.load();
    await jest.advanceTimersByTimeAsync(SLOW_AFTER - 1);
    expect(never.store.get().slow).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(never.store.get()).toMatchObject({ slow: true, phase: 'loading' });
  });
});
