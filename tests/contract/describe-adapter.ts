/**
 * What every adapter must do, tried against its own simulator over real sockets. An adapter's own tests hold only
 * its quirks.
 */
import { describe } from '@jest/globals';
import { describeActivity } from './suite/activity.ts';
import { describeAddresses } from './suite/addresses.ts';
import { describeAnswers } from './suite/answers.ts';
import { describeDeclaration } from './suite/declaration.ts';
import { describeFailures } from './suite/failures.ts';
import { type AdapterUnderTest, stagesFor } from './suite/subject.ts';
import { describeTelling } from './suite/telling.ts';
import { describeUncollected } from './suite/uncollected.ts';
import { describeWalking } from './suite/walking.ts';
import { describeZones } from './suite/zones.ts';

export type { AdapterUnderTest } from './suite/subject.ts';

/**
 * Describes the whole contract of one adapter, of either role, of any protocol.
 *
 * @param options `walks: false` for a source that cannot list everything
 */
export function describeAdapter<Config>(
  subject: AdapterUnderTest<Config>,
  options: { walks?: boolean; title?: string } = {},
): void {
  describe(`adapter ${options.title ?? subject.adapter.source}`, () => {
    const stage = stagesFor(subject);
    describeDeclaration(subject);
    describeAddresses(subject, stage);
    describeActivity(subject, stage);
    if (subject.adapter.role === 'activity') return;
    describeAnswers(subject, stage);
    describeUncollected(subject, stage);
    describeTelling(subject, stage);
    describeFailures(subject, stage, options.walks !== false);
    if (options.walks !== false) describeWalking(subject, stage);
    describeZones(subject, stage);
  });
}
