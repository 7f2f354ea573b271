import type { DiskEncryption } from '../../model/record.ts';
import { practiceOptions } from '../options.ts';
import { noFact } from '../outcomes.ts';
import { say } from '../render.ts';
import { definePractice, type Known } from '../types.ts';

const describe = (value: DiskEncryption) => say(value);

/** Said as far as the source looked: at the volume that the system starts from, or at all internal ones. */
function seenWords({ value, details }: Known<'disk_encryption'>) {
  if (value !== 'on') return describe(value);
  if (details?.covers === 'system_volume') return say('on_system');
  return details?.covers === 'internal_volumes' ? say('on_internal') : say('on');
}

/**
 * The internal disk is encrypted: every internal volume that a source tells about, or the system volume where it tells
 * of that one alone. External volumes never count. What still runs, or is suspended, protects nothing yet.
 */
export const encryption = definePractice({
  id: 'encryption',
  rating: 'critical',
  platforms: ['Mac', 'Windows', 'Linux', 'iOS', 'Android', 'ChromeOS'],
  facts: ['disk_encryption'],
  options: practiceOptions({}),
  uses: {
    titles: ['in_progress', 'suspended'],
    phrases: [
      'on',
      'on_system',
      'on_internal',
      'off',
      'in_progress',
      'suspended',
      'wanted',
      'wanted_resumed',
    ],
  },
  describe: { disk_encryption: describe },
  evaluate({ disk_encryption: fact }) {
    if (!fact) return noFact;
    const { value } = fact;
    const rests = { basis: 'disk_encryption', seen: seenWords(fact) } as const;
    if (value === 'on') return { ...rests, verdict: 'pass' };
    if (value === 'suspended')
      return { ...rests, verdict: 'fail', variant: 'suspended', wanted: say('wanted_resumed') };
    const found = { ...rests, verdict: 'fail', wanted: say('wanted') } as const;
    return value === 'in_progress' ? { ...found, variant: 'in_progress' } : found;
  },
});
