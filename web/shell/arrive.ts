/** What happens when a new place is shown: the focus goes to its heading, or back to the link it was left by. */

const linkTo = (path: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')].find((link) => link.pathname === path);

/** @returns whether it stays: one that is only there while something is loaded gives way to another. */
function toHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.focus({ preventScroll: true });
  return heading !== null && !heading.classList.contains('vh');
}

/** Nobody has gone on from where they were, or from the heading that was focused. @param pressed what led here */
const isFree = (pressed: Element | null): boolean =>
  [pressed, document.body].includes(document.activeElement) || document.activeElement?.tagName === 'H1';

/** Puts the focus where a person goes on reading; the first page of a visit leaves it to the browser. */
export function arrive(moves: number, from: string | undefined): void {
  if (moves === 0) return;
  const link = from === undefined ? undefined : linkTo(from);
  if (link) link.focus();
  if (link || toHeading()) return;
  // The page's part, or its report, is still being loaded: its heading is not there yet.
  const pressed = document.activeElement;
  const observer = new MutationObserver(() => {
    if (!isFree(pressed) || toHeading()) observer.disconnect();
  });
  const main = document.querySelector('main');
  if (main) observer.observe(main, { childList: true, subtree: true });
}
