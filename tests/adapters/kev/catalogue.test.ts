import { describe, expect, it } from '@jest/globals';
import { kev } from '../../../adapters/kev/index.ts';
import { EXPLOITED_RULES } from '../../../shared/releases/knowledge/index.ts';
import { recordedText } from '../../support/recordings.ts';

describe("CISA's catalogue", () => {
  recordedText(
    'feeds/kev-trimmed.json',
    (text) => {
      const said = kev.understand(text);
      expect(said).toMatchObject({ document: 'catalogue', feed_time: '2026-08-21T17:46:43.601Z' });
      const { added = {} } = said?.summary ?? {};
      expect(Object.keys(added)).toHaveLength(568);
      expect(added['CVE-2026-33824']).toBe('2026-08-18');
      // Twelve days after the release that fixed it.
      expect(added['CVE-2026-65400']).toBe('2026-08-18');
    },
    'is understood: since when each is known to be exploited',
  );
  recordedText(
    'feeds/sofa-v2-ios_data_feed.json',
    (text) => expect(kev.understand(text)).toBeUndefined(),
    'is none of it',
  );

  const written = (more: object = {}) =>
    JSON.stringify({
      ...{ catalogVersion: '2026.08.21', dateReleased: '2026-08-21T17:46:43.6019Z', count: 9 },
      vulnerabilities: [{ cveID: ' CVE-2026-1 ', product: 'Windows ', dateAdded: '2026-08-18' }],
      ...more,
    });

  it('is known by ids and days alone', () => {
    expect(kev.understand(written())?.summary).toEqual({ added: { 'CVE-2026-1': '2026-08-18' } });
  });

  it.each<[string, object]>([
    ['no time', { dateReleased: 'yesterday' }],
    ['no list', { vulnerabilities: {} }],
    ['an entry without an id', { vulnerabilities: [{ dateAdded: '2026-08-18' }] }],
    ['an entry without a day', { vulnerabilities: [{ cveID: 'CVE-2026-1', dateAdded: 'soon' }] }],
  ])('with %s is not in the form that is known', (_, more) => {
    expect(() => kev.understand(written(more))).toThrow(/catalogue of CISA/);
  });
});

describe('two copies of the catalogue', () => {
  it('have the day of the first, and nothing that was taken back', () => {
    const known = { added: { a: '2026-01-01', b: '2026-02-01' } };
    const later = { added: { a: '2026-03-01', c: '2026-03-02' } };
    expect(EXPLOITED_RULES.union(known, later, '2026-03-03')).toEqual({
      added: { a: '2026-01-01', c: '2026-03-02' },
    });
  });

  it('are held against each other by the number of entries a year', () => {
    const added = { a: '2026-01-01', b: '2025-02-01', c: '2026-05-01' };
    expect(EXPLOITED_RULES.lines({ added })).toEqual([
      { name: '2025', newest: [1] },
      { name: '2026', newest: [2] },
    ]);
  });
});
