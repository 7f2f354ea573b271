import { describe, expect, it } from '@jest/globals';
import { releaseWith, timestampsIn } from '../../../scripts/deploy/roll-back.ts';

const at = (text: string) => Date.parse(text);
const DEPLOYMENTS = ['2026-05-01T10:00:00Z', '2026-05-08T10:00:00Z', '2026-05-15T10:00:00Z'].map(at);
const [first = 0, second = 0, third = 0] = DEPLOYMENTS;
const RELEASES = ['20260501101000-a', '20260510120000-b', '20260515101000-c'];

describe('the release of the site with a deployment', () => {
  it.each([
    ['was published after it', first, '20260501101000-a'],
    ['may have been published alone, later', second, '20260510120000-b'],
    ['is the last one for the last deployment', third, '20260515101000-c'],
  ])('%s', (_, timestamp, wanted) => {
    expect(releaseWith(timestamp, DEPLOYMENTS, RELEASES)).toBe(wanted);
  });

  it('is that of an earlier one where the site did not change', () => {
    expect(releaseWith(second, DEPLOYMENTS, ['20260501101000-a', '20260515101000-c'])).toBe(
      '20260501101000-a',
    );
  });

  it('may be gone', () => {
    expect(releaseWith(first, DEPLOYMENTS, RELEASES.slice(1))).toBeUndefined();
  });

  it('is not guessed for a deployment that is not there', () => {
    expect(() => releaseWith(5, [first], RELEASES)).toThrow(
      `There is no deployment 5. There are: ${first}. Nothing was changed.`,
    );
    expect(() => releaseWith(Number('x'), [], RELEASES)).toThrow('There are: none.');
  });
});

it('reads what serverless prints', () => {
  const printed = `Deployments:\n\nDatetime: 2026-05-08T10:00:00.000Z\nTimestamp: ${second}\nFiles:\n  - a.zip\nDatetime: x\nTimestamp: ${first}\n`;
  expect(timestampsIn(printed)).toEqual([first, second]);
});
