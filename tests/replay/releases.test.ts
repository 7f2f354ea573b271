import { describe, expect, it } from '@jest/globals';
import { sofa } from '../../adapters/sofa/index.ts';
import { APPLE_RULES } from '../../shared/releases/knowledge/index.ts';
import { APPLE } from '../shared/releases/summaries.ts';
import { recordedText } from '../support/recordings.ts';
import { replay } from './releases.ts';

const TWO_YEARS = { from: '2024-08-22', to: '2026-08-22' };

describe('a history that is played again', () => {
  it('never says what turns out to be wrong', () => {
    const { judged, wrong } = replay(APPLE, { ...TWO_YEARS, step: 5, take: 1 });
    expect(judged).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });

  for (const platform of ['macos', 'ios'])
    recordedText(
      `feeds/sofa-v2-${platform}_data_feed.json`,
      (text) => {
        const summary = sofa.understand(text)?.summary;
        if (!summary) throw new Error('It is not understood.');
        const feed = APPLE_RULES.combine([summary]);
        const { judged, wrong } = replay(feed, { ...TWO_YEARS, step: 30, take: 9 });
        expect(judged).toBeGreaterThan(500);
        expect(wrong).toEqual([]);
      },
      'is played again over two years',
    );
});
