/** That the evaluator of alarms does what CloudWatch's documentation says. */
import { describe, expect, it } from '@jest/globals';
import { type Alarm, type AlarmState, stateOf } from './alarm.ts';
import { shownBy, shows } from './dashboard.ts';
import { type Datum, readFigures } from './emf.ts';
import { compute } from './math.ts';

const NOW = new Date('2026-05-01T10:00:30.000Z');
const MINUTE = 60_000;
const ALARM: Alarm = {
  AlarmName: 'a',
  Namespace: 'N/test',
  MetricName: 'Failed',
  Dimensions: [{ Name: 'service', Value: 'x' }],
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 2,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
};

/** Values of each of the last whole minutes, oldest first. */
const figures = (minutes: readonly (readonly number[])[], more: Partial<Datum> = {}): Datum[] =>
  minutes.flatMap((values, index) =>
    values.map((value) => ({
      ...{ namespace: 'N/test', metric: 'Failed', dimensions: { service: 'x' }, value },
      at: NOW.getTime() - (minutes.length - index) * MINUTE,
      ...more,
    })),
  );
const state = (alarm: Partial<Alarm>, minutes: readonly (readonly number[])[], before?: AlarmState) =>
  stateOf({ ...ALARM, ...alarm }, figures(minutes), NOW, before);

describe('an alarm', () => {
  it.each<[string, Partial<Alarm>, number[][], AlarmState]>([
    ['rings when all periods breach', {}, [[1, 1], [2], [3]], 'ALARM'],
    ['is silent when one does not', {}, [[2], [1], [2]], 'OK'],
    ['rings on some of them where that is enough', { DatapointsToAlarm: 2 }, [[2], [1], [2]], 'ALARM'],
    ['looks no further back than its periods', { EvaluationPeriods: 1 }, [[9], [9], [1]], 'OK'],
    ['takes nothing for good', { TreatMissingData: 'notBreaching' }, [[2], [], [2]], 'OK'],
    ['takes nothing for bad', { TreatMissingData: 'breaching' }, [[2], [], [2]], 'ALARM'],
    ['takes nothing at all for bad', { TreatMissingData: 'breaching' }, [[], [], []], 'ALARM'],
    ['knows nothing', { TreatMissingData: 'missing' }, [[], [], []], 'INSUFFICIENT_DATA'],
    [
      'counts samples',
      { Statistic: 'SampleCount' },
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      'ALARM',
    ],
    [
      'takes the largest',
      { Statistic: 'Maximum' },
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      'OK',
    ],
    ['takes the smallest', { Statistic: 'Minimum' }, [[3, 1], [9], [9]], 'OK'],
    ['takes the mean', { Statistic: 'Average' }, [[1, 3], [2], [2]], 'ALARM'],
    ['compares without the threshold', { ComparisonOperator: 'GreaterThanThreshold' }, [[2], [2], [2]], 'OK'],
    ['compares downwards', { ComparisonOperator: 'LessThanThreshold' }, [[1], [1], [0]], 'ALARM'],
    [
      'compares downwards with it',
      { ComparisonOperator: 'LessThanOrEqualToThreshold' },
      [[2], [2], [2]],
      'ALARM',
    ],
  ])('%s', (_, alarm, minutes, wanted) => expect(state(alarm, minutes)).toBe(wanted));

  it('keeps its state when it ignores what is missing', () => {
    expect(state({ TreatMissingData: 'ignore' }, [[], [], []], 'ALARM')).toBe('ALARM');
    expect(state({ TreatMissingData: 'ignore' }, [[], [], []], 'OK')).toBe('OK');
  });

  it('hears only its own dimensions: not more, not fewer, not others', () => {
    for (const more of [
      { dimensions: { service: 'x', status: '5xx' } },
      { dimensions: {} },
      { dimensions: { service: 'y' } },
      { namespace: 'N/other' },
      { metric: 'Other' },
    ]) {
      expect(stateOf(ALARM, figures([[9], [9], [9]], more), NOW)).toBe('OK');
    }
  });

  it('watches an expression', () => {
    const stat = (Id: string, MetricName: string) => ({
      Id,
      ReturnData: false,
      MetricStat: { Metric: { Namespace: 'N/test', MetricName }, Period: 60, Stat: 'Sum' },
    });
    const { Namespace: _n, MetricName: _m, Dimensions: _d, Statistic: _s, Period: _p, ...rest } = ALARM;
    const alarm: Alarm = {
      ...rest,
      Metrics: [
        { Id: 'all', Expression: 'FILL(one, 0) + FILL(other, 0)' },
        stat('one', 'Failed'),
        stat('other', 'Broken'),
      ],
    };
    const one = figures([[1], [2], []], { dimensions: {} });
    const other = figures([[1], [], [2]], { dimensions: {}, metric: 'Broken' });
    expect(stateOf(alarm, [...one, ...other], NOW)).toBe('ALARM');
    expect(stateOf(alarm, one, NOW)).toBe('OK');
  });

  it('refuses what it does not play', () => {
    expect(() => state({ Statistic: 'p95' }, [[1]])).toThrow('Not played here: p95');
    expect(() => state({ ComparisonOperator: 'Outside' }, [[1]])).toThrow('Not played here: Outside');
  });
});

describe('metric math', () => {
  const series = new Map([
    ['a', [1, undefined, 3]],
    ['b', [10, 20, undefined]],
  ]);
  it.each<[string, (number | undefined)[]]>([
    ['a', [1, undefined, 3]],
    ['FILL(a, 0)', [1, 0, 3]],
    ['a + b', [11, undefined, undefined]],
    ['FILL(a, 0) + FILL(b, 0)', [11, 20, 3]],
    ['FILL(a,7)+1', [2, 8, 4]],
  ])('%s', (expression, wanted) => expect(compute(expression, series)).toEqual(wanted));

  it.each(['RATE(a)', 'a * b', 'FILL(a, REPEAT)', 'c', 'a +'])('refuses %s', (expression) => {
    expect(() => compute(expression, series)).toThrow();
  });
});

describe('a log', () => {
  const line = (more: object) =>
    JSON.stringify({
      _aws: {
        Timestamp: 5,
        CloudWatchMetrics: [{ Namespace: 'N', Dimensions: [['service']], Metrics: [{ Name: 'Failed' }] }],
      },
      ...more,
    });

  it('gives its figures', () => {
    const log = `START\n${line({ service: 'x', Failed: 2 })}\n{"message":"no figure"}\n`;
    expect(readFigures(log)).toEqual([
      { namespace: 'N', metric: 'Failed', dimensions: { service: 'x' }, at: 5, value: 2 },
    ]);
  });

  it.each([{ Failed: 2 }, { service: 'x' }])('with a figure that lacks something is refused: %j', (more) => {
    expect(() => readFigures(line(more))).toThrow('A figure names');
  });
});

describe('a line of a dashboard', () => {
  const figure: Datum = { namespace: 'N/x', metric: 'Lag', dimensions: { service: 'a' }, at: 0, value: 1 };
  it.each<[unknown[], boolean]>([
    [['N/x', 'Lag', 'service', 'a', { stat: 'Sum' }], true],
    [['N/x', 'Lag', 'service', 'b'], false],
    [['N/x', 'Lag'], false],
    [[{ expression: `SEARCH('{"N/x",service} MetricName="Lag"', 'Sum', 300)` }], true],
    [[{ expression: `SEARCH('{"N/x",service,status} MetricName="Lag"', 'Sum', 300)` }], false],
    [[{ expression: `SEARCH('{"N/x"} MetricName="Lag"', 'Sum', 300)` }], false],
  ])('%j', (line, wanted) => expect(shows(shownBy(line), figure)).toBe(wanted));

  it('refuses a search by a name that no function has', () => {
    const expression = `SEARCH('{AWS/Lambda,FunctionName} MetricName="Errors" FunctionName="a-b"', 'Sum', 300)`;
    expect(() => shownBy([{ expression }])).toThrow('Not played here');
  });
});
