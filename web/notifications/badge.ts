/** The window's icon: with a dot while something waits for an answer. */

const PLAIN = '/logo.svg';
const WITH_DOT = '/logo-asked.svg';

/** @param count of open notifications */
export function showBadge(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const wanted = count > 0 ? WITH_DOT : PLAIN;
  if (link && link.getAttribute('href') !== wanted) link.setAttribute('href', wanted);
}
