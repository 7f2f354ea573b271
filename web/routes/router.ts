/** Moving between addresses without loading the page again; the browser's history does the remembering. */
import { createStore } from '../store/store.ts';
import { type PageRoute, pathOf, routeOf } from './routes.ts';

interface PageAddress {
  route: PageRoute;
  /** Counts moves: the shell puts the focus on the new heading when it changes. */
  moves: number;
  /** The address whose link had the focus when this place was left, on the way back to it. */
  from: string | undefined;
}

const here = (): string => (typeof location === 'undefined' ? '/' : location.pathname);

export const pageAddress = createStore<PageAddress>({ route: routeOf(here()), moves: 0, from: undefined });

function move(from: string | undefined): void {
  pageAddress.set({ route: routeOf(location.pathname), moves: pageAddress.get().moves + 1, from });
}

/** Opens an address of this site. */
export function go(path: string): void {
  // Remembered in the entry that is left, so that going back finds the link again.
  history.replaceState({ left: path }, '');
  history.pushState(null, '', path);
  move(undefined);
  scrollTo(0, 0);
}

/** Listens to Back and Forward; call once at the start. */
export function startRouter(): void {
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    // A jump within the page, such as the skip link's, is no move to another place.
    if (pathOf(routeOf(location.pathname)) === pathOf(pageAddress.get().route)) return;
    const left: unknown = state?.left;
    move(typeof left === 'string' ? left : undefined);
  });
}
