/** How well records are joined, measured over pairs: of those that were joined, and of those that belong together. */
import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import { BY_HAND, type Household, households, KIND_NAMES } from './corpus.ts';

const SEED = 20_261_127;
const HOUSEHOLDS = 600;

interface Figures {
  /** Pairs of records that really are one device. */
  together: number;
  joined: number;
  /** Joined, and rightly so. */
  right: number;
  /** The first few mistakes, in words. */
  wrong: string[];
}

function measured(corpus: readonly Household[]): Figures {
  const figures: Figures = { together: 0, joined: 0, right: 0, wrong: [] };
  for (const { what, all } of corpus) {
    const merged = merge(all.map(({ record }) => record));
    const deviceOf = new Map(
      merged.flatMap(({ device_id, records }) =>
        records.map(({ source, id }) => [`${source}:${id}`, device_id] as const),
      ),
    );
    const labelled = all.map(({ device, record: { source, id } }) => ({
      device,
      name: `${source}:${id}`,
      found: deviceOf.get(`${source}:${id}`),
    }));
    labelled.forEach((one, index) => {
      for (const other of labelled.slice(index + 1)) {
        const [isOne, isJoined] = [one.device === other.device, one.found === other.found];
        figures.together += Number(isOne);
        figures.joined += Number(isJoined);
        figures.right += Number(isOne && isJoined);
        if (isOne !== isJoined)
          figures.wrong.push(
            `${what}: ${one.name} (${one.device}) and ${other.name} (${other.device}) are ${isJoined ? 'joined' : 'apart'}`,
          );
      }
    });
  }
  return figures;
}

describe('the corpus of identities', () => {
  const corpus = households(HOUSEHOLDS, SEED);

  it('has every kind of device many times', () => {
    const devices = corpus.flatMap(({ all }) => [...new Set(all.map(({ device }) => device))]);
    for (const kind of KIND_NAMES)
      expect(devices.filter((device) => device.endsWith(` ${kind}`)).length).toBeGreaterThan(50);
  });

  it('is joined with precision 1.000 and recall of 0.99 or more', () => {
    const { together, joined, right, wrong } = measured([...corpus, ...BY_HAND]);
    const [precision, recall] = [right / joined, right / together];
    process.stdout.write(
      `identities: ${together} pairs, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}\n`,
    );
    expect(together).toBeGreaterThan(2000);
    expect(wrong.filter((mistake) => mistake.endsWith('joined'))).toEqual([]);
    expect(precision).toBe(1);
    expect(wrong.length === 0 || recall >= 0.99 ? [] : wrong.slice(0, 10)).toEqual([]);
  });

  it.each(BY_HAND.map((one) => [one.what, one] as const))('keeps apart: %s', (_what, one) => {
    expect(measured([one]).wrong).toEqual([]);
  });
});
