/** Answers in the making, one per notification. They outlive a redrawing of the page: what was typed stays. */
import { isLegible } from '../../shared/identifiers/text.ts';
import type { NotificationAction, ReportNotification } from '../../shared/model/notification.ts';
import type { ApiResult, Failure } from '../api.ts';
import { answerNotification } from '../api-later.ts';
import type { ReportStore } from '../store/report.ts';
import { createStore, type Store } from '../store/store.ts';

export interface Draft {
  /** `otherwise`: something else had been said before, in another window. */
  phase: 'open' | 'saving' | 'saved' | 'otherwise' | 'failed';
  /** The action that was chosen and is not sent yet, or is being sent. */
  chosen: NotificationAction | undefined;
  comment: string;
  failure: Failure | undefined;
  /** A comment is wanted and missing. */
  missing: boolean;
  /** As it is stored now: a report that was on its way meanwhile does not know it yet. */
  kept: ReportNotification | undefined;
}

const START: Draft = {
  phase: 'open',
  chosen: undefined,
  comment: '',
  failure: undefined,
  missing: false,
  kept: undefined,
};

type Drafts = Record<string, Draft>;
type Send = typeof answerNotification;

/** What a 409 carries besides the problem: what was said. */
type Conflict = { notification?: ReportNotification };

export interface Answering {
  store: Store<{ drafts: Drafts }>;
  draft(id: string): Draft;
  choose(id: string, action: NotificationAction | undefined): void;
  write(id: string, comment: string): void;
  /** Sends what is chosen. What fails stays as it was written. */
  send(notification: ReportNotification, reports: ReportStore): Promise<void>;
}

/** @param ask how an answer is sent; default: to the API */
export function createAnswering(ask: Send = answerNotification): Answering {
  const store = createStore<{ drafts: Drafts }>({ drafts: {} });
  const draft = (id: string) => store.get().drafts[id] ?? START;
  const change = (id: string, more: Partial<Draft>) =>
    store.set({ drafts: { ...store.get().drafts, [id]: { ...draft(id), ...more } } });

  return {
    store,
    draft,
    choose: (id, chosen) => change(id, { chosen, phase: 'open', failure: undefined, missing: false }),
    write: (id, comment) => change(id, { comment, missing: false }),
    async send({ id }, reports) {
      const { chosen, comment, phase } = draft(id);
      if (!chosen || phase === 'saving') return;
      const words = chosen.comment === 'none' ? '' : comment.trim();
      if (chosen.comment === 'required' && !isLegible(words)) return change(id, { missing: true });
      change(id, { phase: 'saving', failure: undefined });
      const answer = await ask(id, { action: chosen.id, ...(words && { comment: words }) });
      change(id, settle(answer, reports));
    },
  };
}

function settle(
  answer: ApiResult<{ notification: ReportNotification }>,
  reports: ReportStore,
): Partial<Draft> {
  if (answer.ok) {
    keep(answer.data.notification, reports);
    return { phase: 'saved', comment: '', kept: answer.data.notification };
  }
  const { failure } = answer;
  const said = failure.kind === 'problem' ? (failure.problem as Conflict).notification : undefined;
  if (!said) return { phase: 'failed', failure };
  keep(said, reports);
  return { phase: 'otherwise', kept: said };
}

/** The answer is part of the report from now on: the title counts without it. */
function keep(notification: ReportNotification, { store }: ReportStore): void {
  const { report } = store.get();
  if (!report) return;
  const notifications = report.notifications.map((one) => (one.id === notification.id ? notification : one));
  store.set({ report: { ...report, notifications } });
}

/** The page's one. */
export const answering = createAnswering();
