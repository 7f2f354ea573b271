/** Until when the reader is signed in; warns two minutes ahead. */
import type { Session } from '../../shared/api/session.ts';
import { type ApiResult, fetchSession, staySignedIn } from '../api.ts';
import { now, setClock } from '../words/time.ts';
import { createStore } from './store.ts';

export interface SessionState {
  session: Session | undefined;
  /** The end is near: show the warning. */
  ending: boolean;
  /** The end cannot be put off any more. */
  final: boolean;
  /** It is over. */
  ended: boolean;
  /** What became of "Stay signed in". */
  said: 'extended' | 'not_extended' | undefined;
}

/** How long before the end the warning comes, in milliseconds; WCAG 2.2.1 asks for time to act. */
export const WARN_AHEAD = 120_000;
/** Timers of browsers overflow beyond 24 days; asking hourly is early enough. */
const LONGEST = 3_600_000;

/** When a session ends: the earlier of its two ends, in milliseconds since 1970. */
export const endOf = (session: Session): number =>
  Math.min(Date.parse(session.expires), Date.parse(session.idle_expires));

/** What the state of a session is at a moment. */
export function stateAt(session: Session, moment: number): Partial<SessionState> {
  const left = endOf(session) - moment;
  return {
    session,
    ending: left > 0 && left <= WARN_AHEAD,
    final: Date.parse(session.expires) - moment <= WARN_AHEAD,
    ended: left <= 0,
  };
}

export const session = createStore<SessionState>({
  session: undefined,
  ending: false,
  final: false,
  ended: false,
  said: undefined,
});

let timer: ReturnType<typeof setTimeout> | undefined;

function watch(known: Session): void {
  clearTimeout(timer);
  session.set(stateAt(known, now()));
  const left = endOf(known) - now();
  if (left <= 0) return;
  const wait = left > WARN_AHEAD ? left - WARN_AHEAD : left;
  // Asked again before warning: reading the page has moved the end in the meantime.
  timer = setTimeout(() => void loadSession(), Math.min(wait, LONGEST) + 500);
}

function take(answer: ApiResult<Session>): boolean {
  if (answer.ok) {
    setClock(answer.data.now);
    watch(answer.data);
  }
  return answer.ok;
}

/** Asks who is signed in and until when. */
export async function loadSession(): Promise<void> {
  take(await fetchSession());
}

/** "Stay signed in". */
export async function extend(): Promise<void> {
  const stayed = take(await staySignedIn());
  session.set({ said: stayed ? 'extended' : 'not_extended' });
}

/** Nobody is signed in any more, as an answer or another tab says. */
export function sessionEnded(): void {
  // Who was never in has no session that could end; the report says so.
  if (session.get().session) session.set({ ending: false, ended: true });
}
