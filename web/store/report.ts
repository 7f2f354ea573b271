/** The report of one person: asked once at the start, asked again while a source has not answered yet. */
import type { Report } from '../../shared/model/report.ts';
import { type ApiResult, type Failure, fetchReport, type ReportQuery } from '../api.ts';
import { setClock } from '../words/time.ts';
import { createStore, type Store } from './store.ts';

export interface ReportState {
  phase: 'loading' | 'ready' | 'failed' | 'signed_out';
  report: Report | undefined;
  /** Why the last attempt failed; what was known before stays. */
  failure: Failure | undefined;
  /** The first answer takes longer than a skeleton may stand. */
  slow: boolean;
  /** A person asked and no answer has come yet. */
  busy: boolean;
  /** Sources have not answered after all the times that the page asks by itself. */
  waited: boolean;
}

export interface ReportStore {
  store: Store<ReportState>;
  who: 'me' | string;
  reason: string | undefined;
  /** Asks now; `background` when no person did. */
  load(background?: boolean): Promise<void>;
  /** No more asking by itself. */
  stop(): void;
}

export interface ReportOptions {
  who?: 'me' | string;
  reason?: string;
  ask?: (question: ReportQuery) => Promise<ApiResult<Report>>;
  /** What has to be there before a report is drawn, so that nothing moves afterwards. Never rejects. */
  ready?: (report: Report) => Promise<void> | undefined;
  /** Calls back after some milliseconds, when somebody looks at the page. */
  later?: (work: () => void, milliseconds: number) => void;
}

/** A skeleton stands no longer than this, in milliseconds. */
export const SLOW_AFTER = 8_000;
/** How often the page asks by itself before it leaves the next time to the person. */
export const MOST_POLLS = 40;

/** A hidden tab asks nobody: it asks when it is looked at again. */
function whenVisible(work: () => void): void {
  if (!document.hidden) work();
  else document.addEventListener('visibilitychange', () => whenVisible(work), { once: true });
}

const laterAndVisible = (work: () => void, milliseconds: number): void => {
  setTimeout(() => whenVisible(work), milliseconds);
};

const START: ReportState = {
  phase: 'loading',
  report: undefined,
  failure: undefined,
  slow: false,
  busy: false,
  waited: false,
};

/** What an answer makes of the state. A failure never hides what was known, except when nobody is signed in. */
export function received(state: ReportState, answer: ApiResult<Report>): Partial<ReportState> {
  if (answer.ok) return { phase: 'ready', report: answer.data, failure: undefined, slow: false, busy: false };
  const { failure } = answer;
  if (failure.kind === 'signed_out') {
    return { phase: 'signed_out', report: undefined, failure, slow: false, busy: false };
  }
  return { phase: state.report ? 'ready' : 'failed', failure, slow: false, busy: false };
}

/** The store of one person's report. Nothing is asked until `load`. */
export function createReportStore(options: ReportOptions = {}): ReportStore {
  const { who = 'me', reason, ask = fetchReport, ready, later = laterAndVisible } = options;
  const store = createStore<ReportState>(START);
  let polls = 0;
  let turn = 0;

  function next(report: Report): void {
    const waited = report.retry_after !== undefined && polls >= MOST_POLLS;
    store.set({ waited });
    if (report.retry_after === undefined || waited) return;
    polls += 1;
    const mine = turn;
    later(() => mine === turn && void load(true), report.retry_after * 1000);
  }

  async function load(background = false): Promise<void> {
    turn += 1;
    const mine = turn;
    if (!background) {
      polls = 0;
      store.set({ busy: true, waited: false });
    }
    const first = store.get().phase === 'loading';
    const slow = first ? setTimeout(() => store.set({ slow: true }), SLOW_AFTER) : undefined;
    const answer = await ask({
      who,
      ...(reason !== undefined && { reason }),
      ...(background && { background }),
    });
    clearTimeout(slow);
    if (answer.ok) await ready?.(answer.data);
    if (mine !== turn) return;
    if (answer.ok) setClock(answer.data.generated_at);
    store.set(received(store.get(), answer));
    if (answer.ok) next(answer.data);
  }

  const stop = () => {
    turn += 1;
  };
  return { store, who, reason, load, stop };
}
