/** Whether the browser is online. */
import { createStore } from './store.ts';

export const connection = createStore({
  online: typeof navigator === 'undefined' || navigator.onLine !== false,
});

/** Listens to the browser; `back` is called when the connection returns. */
export function watchConnection(back: () => void): void {
  addEventListener('offline', () => connection.set({ online: false }));
  addEventListener('online', () => {
    connection.set({ online: true });
    back();
  });
}
