import type { FaultSwitch, Faults } from './types.ts';

/** The switch of one simulator. @param initial what fails from the start */
export function createFaultSwitch(initial: Faults = {}): FaultSwitch {
  let faults = initial;
  let left = initial.times ?? Number.POSITIVE_INFINITY;
  const set = (next: Faults) => {
    faults = next;
    left = next.times ?? Number.POSITIVE_INFINITY;
  };
  return {
    set,
    clear: () => set({}),
    current: () => faults,
    next() {
      if (!faults.fail) return faults;
      left -= 1;
      if (left >= 0) return faults;
      const { fail: _over, ...rest } = faults;
      return rest;
    },
  };
}
