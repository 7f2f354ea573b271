/** Outcomes that several practices share. */
import { say } from './render.ts';
import type { EvidenceName, Known, Outcome } from './types.ts';

/** Nothing is known: never `ok`, never a finding. */
export const noFact = { verdict: 'unknown', code: 'no_fact' } as const;

/** The words for a yes or a no. */
export const yesNo = (value: boolean) => say(value ? 'yes' : 'no');
export const onOff = (value: boolean) => say(value ? 'on' : 'off');

/** Judges a yes or a no: `good` is the value that is wanted. */
export function judgeBoolean<Name extends EvidenceName>(
  basis: Name,
  fact: Known<Name> | undefined,
  good: boolean,
  word: (value: boolean) => ReturnType<typeof say>,
): Outcome<Name> {
  if (typeof fact?.value !== 'boolean') return noFact;
  const seen = word(fact.value);
  return fact.value === good
    ? { verdict: 'pass', basis, seen }
    : { verdict: 'fail', basis, seen, wanted: say('wanted') };
}
