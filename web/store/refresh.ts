/** "Check again": asks the sources and tells, for each, what came of it. */

import type { RefreshResult } from '../../shared/api/report.ts';
import type { Report } from '../../shared/model/report.ts';
import { askAgain, type Failure } from '../api.ts';
import { outcomes, type RefreshOutcome } from '../model/outcomes.ts';
import type { ReportStore } from './report.ts';
import { createStore } from './store.ts';

export interface RefreshState {
  phase: 'idle' | 'asking' | 'waiting' | 'done';
  outcomes: RefreshOutcome[];
  failure: Failure | undefined;
}

export interface RefreshOptions {
  ask?: typeof askAgain;
  wait?: (milliseconds: number) => Promise<void>;
  /** Only these. */
  sources?: readonly string[];
}

/** How often, and how many times, the page looks whether the sources have answered. */
const EVERY = 2_000;
const TIMES = 30;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The store behind the button, for the report that `reports` holds. */
export function createRefresh(reports: ReportStore, options: RefreshOptions = {}) {
  const { ask = askAgain, wait = sleep, sources } = options;
  const store = createStore<RefreshState>({ phase: 'idle', outcomes: [], failure: undefined });

  async function follow(asked: RefreshResult[], before: Report): Promise<void> {
    for (let look = 0; look <= TIMES; look += 1) {
      const after = reports.store.get().report;
      if (after === undefined) return;
      const found = outcomes(asked, before, after, look === TIMES);
      store.set({ outcomes: found });
      if (!found.some(({ outcome }) => outcome === 'asked')) return;
      await wait((after.retry_after ?? EVERY / 1000) * 1000);
      await reports.load(true);
    }
  }

  async function start(): Promise<void> {
    const before = reports.store.get().report;
    const { phase } = store.get();
    if (before === undefined || phase === 'asking' || phase === 'waiting') return;
    store.set({ phase: 'asking', outcomes: [], failure: undefined });
    const answer = await ask(reports.who, reports.reason, sources);
    if (!answer.ok) return store.set({ phase: 'done', failure: answer.failure });
    store.set({ phase: 'waiting' });
    await follow(answer.data.asked, before);
    store.set({ phase: 'done' });
  }

  return { store, start };
}

export type Refresh = ReturnType<typeof createRefresh>;
