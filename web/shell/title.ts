/** The window's title and icon: the place, how much there is to do, and a dot while something waits for an answer. */
import type { Report } from '../../shared/model/report.ts';
import { nameOf } from '../model/device-words.ts';
import { countOf } from '../model/headline.ts';
import type { PageRoute } from '../routes/routes.ts';
import { t, toHelper } from '../words/words.ts';

/** Whether a page says itself what it is called: by what it shows, or with words that come with its part. */
export const namesItself = ({ page }: PageRoute): boolean =>
  /^(overview|device|check|people|fleet)$/.test(page);

const PLAIN = '/logo.svg';
const WITH_DOT = '/logo-asked.svg';

function placeOf(route: PageRoute, report: Report | undefined): string {
  const { page, who } = route;
  const device = report?.devices.find(({ device_id }) => device_id === route.device);
  const check = route.practice === undefined ? undefined : device?.practices[route.practice];
  if (device && check) return `${check.title}, ${nameOf(device)}`;
  if (device) return nameOf(device);
  if (page === 'missing') return t('states.not_found');
  if (page in { privacy: 1, help: 1, accounts: 1, people: 1 }) return t(`nav.${page}`);
  return who === undefined ? t('verdict.title') : toHelper('verdict.title', { who });
}

function todo(report: Report | undefined): string {
  if (report === undefined || (report.headline !== 'must' && report.headline !== 'should')) return '';
  return `${t(`device.summary.${report.headline}`, { count: countOf(report) })} · `;
}

/** How many notifications wait for an answer. */
export const askedIn = (report: Report | undefined): number =>
  (report?.notifications.filter(({ answer }) => answer === undefined).length ?? 0) +
  (report?.notifications_left_out ?? 0);

function asked(report: Report | undefined): string {
  const count = askedIn(report);
  return count > 0 ? `${t('site.asked', { count })} · ` : '';
}

/** "1 to answer · 1 to do now · Your devices · Stethoscope". */
export const titleOf = (route: PageRoute, report: Report | undefined): string =>
  t('site.title', { page: asked(report) + todo(report) + placeOf(route, report) });

/** The icon, with a dot while something waits. @param count of open notifications */
export function showBadge(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const wanted = count > 0 ? WITH_DOT : PLAIN;
  if (link && link.getAttribute('href') !== wanted) link.setAttribute('href', wanted);
}
