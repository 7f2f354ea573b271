import { describe, expect, it } from '@jest/globals';
import { createStore, follow } from '../../../web/store/store.ts';

describe('a store', () => {
  it('replaces its state, and tells everybody who still listens', () => {
    const store = createStore({ one: 1, two: 2 });
    const before = store.get();
    const heard: string[] = [];
    const stop = store.subscribe(() => heard.push('first'));
    store.subscribe(() => heard.push('second'));
    store.set({ two: 3 });
    stop();
    store.set({ two: 4 });
    expect(heard).toEqual(['first', 'second', 'second']);
    expect([before, store.get()]).toEqual([
      { one: 1, two: 2 },
      { one: 1, two: 4 },
    ]);
  });
});

describe('following', () => {
  const followed = (between: (store: ReturnType<typeof createStore<{ count: number }>>) => void) => {
    const store = createStore({ count: 0 });
    const drawn = store.get();
    between(store);
    let changes = 0;
    const stop = follow(store, drawn, () => {
      changes += 1;
    });
    return { store, stop, changes: () => changes };
  };

  it('hears of each change until it stops', () => {
    const { store, stop, changes } = followed(() => {});
    expect(changes()).toBe(0);
    store.set({ count: 1 });
    store.set({ count: 2 });
    expect(changes()).toBe(2);
    stop();
    store.set({ count: 3 });
    expect(changes()).toBe(2);
  });

  it('hears of a change between the drawing and the listening', () => {
    const { changes } = followed((store) => store.set({ count: 1 }));
    expect(changes()).toBe(1);
  });
});
