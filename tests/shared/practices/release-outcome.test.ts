import { describe, expect, it } from '@jest/globals';
import { failing } from '../../../shared/practices/release-outcome.ts';
import type { Standing } from '../../../shared/releases/standing.ts';
import { outlookOn } from '../releases/summaries.ts';

describe('the end of a line', () => {
  const ends: Standing = {
    state: 'upgrade_wanted',
    exploited: [],
    ended: '2026-10-13',
    due: { day: '2026-10-13', code: 'line_ends' },
  };
  const reasonOn = (day: string) =>
    failing(ends, { key: 'version_unsaid', values: {} }, 'Windows', outlookOn(day))?.due;

  it('is spoken of as ahead up to its day, and as past after it', () => {
    expect(reasonOn('2026-10-13')).toMatchObject({ code: 'line_ends', reason: { key: 'due_line_ends' } });
    expect(reasonOn('2026-10-14')).toMatchObject({ code: 'line_ends', reason: { key: 'due_line_ended' } });
  });
});
