import { describe, expect, it } from '@jest/globals';
import { endoflife, PRODUCTS } from '../../../adapters/endoflife/index.ts';
import type { SupportedLine } from '../../../shared/model/releases.ts';
import { ENDS_RULES } from '../../../shared/releases/knowledge/index.ts';
import { recordedText } from '../../support/recordings.ts';

const linesIn = (text: string, product: string) =>
  endoflife.understand(text)?.summary?.products[product] ?? [];
const lineIn = (text: string, product: string, name: string) =>
  linesIn(text, product).find((line) => line.name === name);

describe('a product of endoflife.date', () => {
  const EDITIONS = {
    '11-25h2-w': { editions: ['home'], ends: '2027-10-12' },
    '11-24h2-e': { editions: ['enterprise'], ends: '2027-10-12' },
    '11-24h2-e-lts': { editions: ['ltsc'], ends: '2029-10-09' },
    '11-24h2-iot-lts': { editions: ['iot_ltsc'], ends: '2034-10-10' },
    '10-22h2': { ends: '2025-10-14', extended_ends: '2028-10-10' },
  };
  recordedText(
    'feeds/endoflife-v1/windows.json',
    (text) => {
      for (const [name, wanted] of Object.entries(EDITIONS))
        expect([name, lineIn(text, 'windows', name)]).toEqual([name, expect.objectContaining(wanted)]);
      expect(lineIn(text, 'windows', '10-22h2')).not.toHaveProperty('editions');
      expect(lineIn(text, 'windows', '11-26h1-w')?.latest).toEqual({ version: '10.0.28000' });
    },
    'has the ends of Windows by edition',
  );

  // By its own reckoning both are "maintained": only for those who have paid, or by volunteers.
  recordedText(
    'feeds/endoflife-v1/debian.json',
    (text) =>
      expect(lineIn(text, 'debian', '12')).toMatchObject({ ends: '2026-07-11', extended_ends: '2028-06-30' }),
    'ends for everybody before it ends for some',
  );
  recordedText(
    'feeds/endoflife-v1/samsung-mobile.json',
    (text) => {
      const lines = linesIn(text, 'samsung-mobile');
      expect(lines).toHaveLength(437);
      expect(lines.filter(({ ended }) => ended).length).toBeGreaterThan(0);
      expect(lines.filter(({ ended, ends }) => ended && ends)).toEqual([]);
    },
    'has ends of which nobody knows the day',
  );
  recordedText(
    'feeds/endoflife-v1/fedora.json',
    (text) =>
      expect(lineIn(text, 'fedora', '44')).toEqual({
        name: '44',
        label: '44',
        released: '2026-04-28',
        ends: '2027-06-02',
      }),
    'has lines without a newest version',
  );
  for (const product of ['android', 'chrome', 'ios', 'ipados', 'iphone', 'macos', 'pixel', 'ubuntu'])
    recordedText(
      `feeds/endoflife-v1/${product}.json`,
      (text) => {
        expect(endoflife.understand(text)).toMatchObject({
          document: product,
          feed_time: '2026-08-22T08:52:34.000Z',
        });
        const written = JSON.parse(text) as { result: { releases: { name: string }[] } };
        expect(linesIn(text, product).map(({ name }) => name)).toEqual(
          written.result.releases.map(({ name }) => name),
        );
      },
      'is understood, each line of it',
    );

  const written = (result: object, more: object = {}) =>
    JSON.stringify({ schema_version: '1.2.1', generated_at: '2026-08-22T08:52:34+00:00', result, ...more });
  const fedora = { name: 'fedora', releases: [{ name: '44' }] };

  it('needs no more than the names of its lines', () => {
    expect(endoflife.understand(written(fedora))?.summary).toEqual({
      products: { fedora: [{ name: '44', label: '44' }] },
    });
  });

  it('that is not wanted is none of it', () => {
    expect(PRODUCTS).not.toContain('php');
    expect(endoflife.understand(written({ ...fedora, name: 'php' }))).toBeUndefined();
    expect(endoflife.understand('[]')).toBeUndefined();
  });

  it.each<[string, string]>([
    ['no time', written(fedora, { generated_at: null })],
    ['another version of the form', written(fedora, { schema_version: '2.0' })],
    ['no list', written({ name: 'fedora' })],
    ['an end that is no day', written({ ...fedora, releases: [{ name: '44', eolFrom: 'soon' }] })],
    ['an end that is a number', written({ ...fedora, releases: [{ name: '44', isEol: 1 }] })],
  ])('with %s is not in the form that is known', (_, text) => {
    expect(() => endoflife.understand(text)).toThrow(/endoflife\.date/);
  });
});

describe('two copies of a product', () => {
  const line = (name: string, more: Partial<SupportedLine> = {}): SupportedLine => ({
    name,
    label: name,
    ...more,
  });

  it('know a line that only the first had, and the ends of the later one', () => {
    const known = {
      products: { fedora: [line('43', { ends: '2026-12-01' }), line('42')], pixel: [line('9')] },
    };
    const later = { products: { fedora: [line('44'), line('43', { ends: '2026-12-09' })] } };
    expect(ENDS_RULES.union(known, later, '2026-11-27')).toEqual({
      products: { fedora: [line('44'), line('43', { ends: '2026-12-09' }), line('42')], pixel: [line('9')] },
    });
  });

  it('are held against each other in the order in which lines came out', () => {
    const products = {
      fedora: [
        line('44', { released: '2026-04-28' }),
        line('43', { released: '2025-10-28', latest: { version: '43.2' } }),
      ],
    };
    expect(ENDS_RULES.lines({ products })).toEqual([
      { name: 'fedora 43', newest: [43, 2] },
      { name: 'fedora 44', newest: [] },
    ]);
  });
});
