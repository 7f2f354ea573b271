import { describe, expect, it } from '@jest/globals';
import { readStatement } from '../../../local/permissions/policy.ts';
import { compare, nameOf, Recorder, rightsOf } from '../../../local/permissions/rights.ts';
import { check } from '../../support/rights/check.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/people';
const allow = (Action: string | string[], Resource: string | string[] = TABLE, more: object = {}) =>
  readStatement({ Effect: 'Allow', Action, Resource, ...more });
const OUTBOX = { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'outbox#*' } } };

type Statements = ReturnType<typeof allow>[];
const roles = (statements: Statements) => new Map([['asker', { name: 'Role', statements }]]);

/** What is left of these calls: action, partition key, whether it passed. */
function usage(statements: Statements, ...calls: [string, string?, boolean?][]) {
  const recorder = new Recorder(roles(statements));
  for (const [action, key, allowed = true] of calls) {
    const keys = key === undefined ? {} : { 'dynamodb:LeadingKeys': [key] };
    recorder.add('asker', { action, resource: TABLE, keys }, allowed);
  }
  return recorder.usage();
}
const idle = (...of: Parameters<typeof usage>) => compare([usage(...of)]).idle.map(nameOf);

describe('rights', () => {
  it('are one for each action and resource; what is said twice is one', () => {
    const statements = [allow(['a:One', 'a:Two'], [TABLE, `${TABLE}/index/i`]), allow('a:One')];
    expect(rightsOf(roles(statements)).map(nameOf)).toEqual([
      `asker: a:One on ${TABLE}`,
      `asker: a:One on ${TABLE}/index/i`,
      `asker: a:Two on ${TABLE}`,
      `asker: a:Two on ${TABLE}/index/i`,
    ]);
  });

  it('are idle that no call needed', () => {
    expect(idle([allow(['a:One', 'a:Two'])], ['a:One'])).toEqual([`asker: a:Two on ${TABLE}`]);
    expect(idle([allow('a:One')], ['a:One', 'x', false])).toEqual([`asker: a:One on ${TABLE}`]);
  });

  it('are idle, both, when one would do for the other', () => {
    expect(idle([allow('a:One'), allow('a:*')], ['a:One'])).toHaveLength(2);
    expect(idle([allow('a:One', TABLE, OUTBOX), allow('a:One')], ['a:One', 'outbox#1'])).toHaveLength(2);
  });

  it('are all needed when one would not do for every call', () => {
    const statements = [allow('a:One'), allow('a:*')];
    expect(idle(statements, ['a:One'], ['a:Two'])).toEqual([`asker: a:One on ${TABLE}`]);
  });

  it('are needed on any of several stacks', () => {
    const statements = [allow(['a:One', 'a:Two'])];
    const usages = [usage(statements, ['a:One']), usage(statements, ['a:Two'])];
    expect(compare(usages)).toEqual({ refused: [], idle: [] });
  });
});

describe('a run', () => {
  const justified = [{ right: /a:Two/, reason: 'because' }];
  const line = (refused: number, idleOnes: string) =>
    `Rights: needed and not given: ${refused}; given and never needed: ${idleOnes}`;

  it('is right when nothing is missing and what is idle has a reason', () => {
    const of = [usage([allow(['a:One', 'a:Two'])], ['a:One'])];
    expect(check(of, true, justified)).toEqual({ line: line(0, '0 (1 justified)'), problems: [] });
  });

  it('names what is missing, what is too many, and a reason that is none any more', () => {
    const of = [usage([allow(['a:One', 'a:Three'])], ['a:One'], ['a:Four', 'x', false])];
    expect(check(of, true, justified)).toEqual({
      line: line(1, '1 (0 justified)'),
      problems: [
        `needed and not given: asker: a:Four on ${TABLE}`,
        `given and never needed: asker: a:Three on ${TABLE}`,
        'justified, and needed or not given: /a:Two/',
      ],
    });
  });

  it('takes what one source needs for needed by those that no stack of the tests has', () => {
    const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:000000000000:secret:s/source/${name}`;
    const statements = (name: string, ...more: Statements) => [
      allow('a:One'),
      allow('s:Read', `${secret(name)}-1a2b3c`),
      ...more,
    ];
    const all = new Map(
      Object.entries({
        'stage-source-tried': { name: 'Role', statements: statements('tried') },
        'stage-source-other': { name: 'Role', statements: statements('other', allow('a:Two')) },
      }),
    );
    const recorder = new Recorder(all);
    recorder.add('stage-source-tried', { action: 'a:One', resource: TABLE, keys: {} }, true);
    recorder.add(
      'stage-source-tried',
      { action: 's:Read', resource: `${secret('tried')}-1a2b3c`, keys: {} },
      true,
    );
    expect(check([recorder.usage()], true, [], ['tried'])).toEqual({
      line: line(0, '1 (0 justified, 2 of other sources, as these need them)'),
      problems: [`given and never needed: stage-source-other: a:Two on ${TABLE}`],
    });
  });

  it('of some tests says only what is missing', () => {
    const of = [usage([allow('a:One')], ['a:Two', 'x', false])];
    expect(check(of, false)).toEqual({
      line: line(1, 'only a run of all tests knows'),
      problems: [`needed and not given: asker: a:Two on ${TABLE}`],
    });
  });

  it('without any stack is not right', () => {
    expect(check([], true).problems).not.toEqual([]);
  });
});
