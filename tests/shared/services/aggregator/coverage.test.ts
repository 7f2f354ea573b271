/** What pages know of how much sweeps hold. */
import { expect, it } from '@jest/globals';
import { knownCoverage } from '../../../../shared/services/aggregator/coverage.ts';

const MINUTE = 60_000;

/** A table that can be out of order, and a clock that can be moved. */
function opened() {
  const state = { at: 0, reads: 0, broken: false, errors: 0 };
  const read = async () => {
    state.reads += 1;
    if (state.broken) throw new Error('The table is away.');
    return new Map();
  };
  const log = {
    error() {
      state.errors += 1;
    },
  };
  return { state, known: knownCoverage({ read }, { now: () => new Date(state.at), log }) };
}

it('is read once in five minutes', async () => {
  const { state, known } = opened();
  await known();
  state.at = 5 * MINUTE - 1;
  await known();
  expect(state.reads).toBe(1);
  state.at = 5 * MINUTE;
  await known();
  expect(state.reads).toBe(2);
});

it('is nothing where the table cannot be read, and that is not remembered', async () => {
  const { state, known } = opened();
  state.broken = true;
  expect(await known()).toEqual(new Map());
  state.broken = false;
  await known();
  expect(state).toMatchObject({ reads: 2, errors: 1 });
});
