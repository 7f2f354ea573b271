/** Puts the page together and keeps it going. */
import { render } from 'preact';
import type { Report } from '../shared/model/report.ts';
import { heard } from './api.ts';
import { keepShell } from './offline/keep-shell.ts';
import { AnsweredNotifications, CheckPage, Notifications } from './parts/lazy.ts';
import { pageAddress, startRouter } from './routes/router.ts';
import { App } from './shell/app.tsx';
import { watchConnection } from './store/connection.ts';
import { createRefresh } from './store/refresh.ts';
import { createReportStore } from './store/report.ts';
import { loadSession, sessionEnded } from './store/session.ts';
import { loadWords } from './words/catalogues.ts';
import { languageOfReport } from './words/language.ts';
import { language, speak } from './words/words.ts';

/** Questions stand first, so their part is loaded before anything is drawn below. */
async function questionsReady({ notifications }: Report): Promise<void> {
  if (notifications.length === 0) return;
  await Promise.allSettled([Notifications.preload(), AnsweredNotifications.preload()]);
}

const reports = createReportStore({ ready: questionsReady });
const refresh = createRefresh(reports);
// At once, while the words are still on their way: it takes up the request that the HTML has started.
const answer = reports.load();
// Beside it: which pages there are, and how long the session lasts.
const known = loadSession();
if (pageAddress.get().route.page === 'check') void CheckPage.preload().catch(() => {});

const root = () => document.getElementById('app') as HTMLElement;

function draw(): void {
  document.documentElement.lang = language();
  render(<App reports={reports} refresh={refresh} />, root());
}

/** The page goes on in the language of the report, unless another one was chosen. */
async function followReport(): Promise<void> {
  const reported = reports.store.get().report?.language;
  if (reported === undefined) return;
  const wanted = languageOfReport(document.cookie, reported, language());
  if (wanted === language()) return;
  const [first, later] = await Promise.all([loadWords(wanted, 'first'), loadWords(wanted, 'later')]);
  speak(wanted, { ...first, ...later });
  draw();
}

/**
 * A browser may keep a page in memory when it is left, and the back button brings it back as it was: also after signing
 * out. So it is kept empty, and asked for again.
 */
function forgetWhenLeft(): void {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.documentElement.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** Draws the page and starts everything that runs beside it. */
export async function open(): Promise<void> {
  startRouter();
  forgetWhenLeft();
  watchConnection(() => void reports.load(true));
  heard.signedOut = sessionEnded;
  // See web/account/sign-out.ts.
  new BroadcastChannel('signed_out').onmessage = sessionEnded;
  const shell = document.getElementById('shell');
  shell?.remove();
  draw();
  await answer;
  await followReport();
  await known;
  keepShell();
}
