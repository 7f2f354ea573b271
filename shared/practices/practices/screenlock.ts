import type { ScreenLock } from '../../model/record.ts';
import { duration } from '../duration.ts';
import { flag, practiceOptions } from '../options.ts';
import { noFact } from '../outcomes.ts';
import { say } from '../render.ts';
import { definePractice } from '../types.ts';

const MINUTE = 60_000;

const options = practiceOptions({
  /** The screen is to lock after this or sooner. */
  max_delay: duration.default(15 * MINUTE),
  /** Whether a delay that no source reports makes the verdict `unknown`. Most systems report only that it locks. */
  delay_required: flag(false),
});

/** JSON of other makers has null, and -1 for what was not read. */
const isDelay = (seconds: number | null | undefined): seconds is number =>
  typeof seconds === 'number' && seconds > 0;

const describe = ({ on, after_seconds: seconds }: ScreenLock) => {
  if (!on) return say('off');
  if (seconds === 0) return say('never');
  return isDelay(seconds) ? say('after', { delay: { seconds } }) : say('on');
};

/** The screen locks by itself, soon enough where the delay is known. */
export const screenlock = definePractice({
  id: 'screenlock',
  rating: 'critical',
  platforms: ['Mac', 'Windows', 'Linux', 'iOS', 'Android', 'ChromeOS'],
  facts: ['screen_lock'],
  options,
  uses: {
    titles: ['late'],
    unknown: ['delay_unknown'],
    phrases: ['on', 'off', 'never', 'after', 'wanted', 'wanted_within'],
  },
  describe: { screen_lock: describe },
  directions: ({ max_delay }) => ({ values: { delay: { seconds: max_delay / 1000 } } }),
  evaluate({ screen_lock: fact }, { max_delay, delay_required }) {
    if (!fact) return noFact;
    const { on, after_seconds: delay } = fact.value;
    const rests = { basis: 'screen_lock', seen: describe(fact.value) } as const;
    // No idleness at all locks nothing: every system writes "never" as 0.
    if (!on || delay === 0) return { ...rests, verdict: 'fail', wanted: say('wanted') };
    if (!isDelay(delay))
      return delay_required
        ? { ...rests, verdict: 'unknown', code: 'delay_unknown' }
        : { ...rests, verdict: 'pass' };
    if (delay * 1000 <= max_delay) return { ...rests, verdict: 'pass' };
    const wanted = say('wanted_within', { delay: { seconds: max_delay / 1000 } });
    return { ...rests, verdict: 'fail', variant: 'late', wanted };
  },
});
