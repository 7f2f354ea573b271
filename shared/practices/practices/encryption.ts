import type { DiskEncryption } from '../../model/record.ts';
import { practiceOptions } from '../options.ts';
import { noFact } from '../outcomes.ts';
import { say } from '../render.ts';
import { definePractice } from '../types.ts';

const describe = (value: DiskEncryption) => say(value);

/** The whole disk is encrypted. Encryption that is still running protects nothing yet, so it is a finding. */
export const encryption = definePractice({
  id: 'encryption',
  rating: 'critical',
  platforms: ['Mac', 'Windows', 'Linux', 'iOS', 'Android', 'ChromeOS'],
  facts: ['disk_encryption'],
  options: practiceOptions({}),
  uses: { titles: ['in_progress'], phrases: ['on', 'off', 'in_progress', 'wanted'] },
  describe: { disk_encryption: describe },
  evaluate({ disk_encryption: fact }) {
    if (!fact) return noFact;
    const seen = describe(fact.value);
    const basis = 'disk_encryption';
    if (fact.value === 'on') return { verdict: 'pass', basis, seen };
    const found = { verdict: 'fail', basis, seen, wanted: say('wanted') } as const;
    return fact.value === 'in_progress' ? { ...found, variant: 'in_progress' } : found;
  },
});
