/** What becomes of the page once it is left. */

/**
 * A browser may keep a page in memory when it is left, and the back button brings it back as it was: also after signing
 * out. So it is kept empty, and asked for again.
 */
export function forgetWhenLeft(): void {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.documentElement.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
