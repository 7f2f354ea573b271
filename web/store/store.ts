/** State that lives outside components, and the one hook that reads it. */
import { useLayoutEffect, useReducer } from 'preact/hooks';

export interface Store<State extends object> {
  get(): State;
  /** Changes some fields and tells everybody who listens. */
  set(change: Partial<State>): void;
  /** Gives the function that stops listening. */
  subscribe(listener: () => void): () => void;
}

/** A store with `initial` state; the state is replaced, never changed in place. */
export function createStore<State extends object>(initial: State): Store<State> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Calls `changed` whenever the state is another one than `drawn`, or no longer what it was.
 *
 * @param drawn the state that somebody has seen; it may have changed before anybody listened
 * @returns the function that stops listening
 */
export function follow<State extends object>(
  store: Store<State>,
  drawn: State,
  changed: () => void,
): () => void {
  const stop = store.subscribe(changed);
  if (store.get() !== drawn) changed();
  return stop;
}

/** The state of a store; the component draws again when it changes. */
export function useStore<State extends object>(store: Store<State>): State {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const drawn = store.get();
  useLayoutEffect(() => follow(store, drawn, () => draw(undefined)), [store]);
  return drawn;
}
