import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../../shared/platform/metrics.ts';
import { linesOf } from '../../support/stdout.ts';

const switched = (to: string) => () => {
  process.env.POWERTOOLS_METRICS_DISABLED = to;
};
beforeAll(switched('false'));
afterAll(switched('true'));

describe('metrics', () => {
  it('are written at once, in the embedded metric format, with one set of dimensions', () => {
    const lines = linesOf(() =>
      createMetrics('source-jamf').count('SourceFailures', { code: 'unreachable' }, 2),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ service: 'source-jamf', code: 'unreachable', SourceFailures: 2 });
    expect(lines[0]?._aws).toMatchObject({
      CloudWatchMetrics: [
        {
          Namespace: 'Stethoscope',
          Dimensions: [['service', 'code']],
          Metrics: [{ Name: 'SourceFailures', Unit: 'Count' }],
        },
      ],
    });
  });

  it('carry times in milliseconds and counts of one', () => {
    const lines = linesOf(() => {
      const metrics = createMetrics('aggregator');
      metrics.milliseconds('VendorTime', {}, 12);
      metrics.count('Looks');
    });
    expect(lines).toMatchObject([{ VendorTime: 12 }, { Looks: 1 }]);
  });
});
