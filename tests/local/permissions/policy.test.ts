import { describe, expect, it } from '@jest/globals';
import {
  type AuthorizationRequest,
  decide,
  readStatement,
  UnknownInPolicyError,
} from '../../../local/permissions/policy.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/people';
const KEY = 'dynamodb:LeadingKeys';

const call = (more: Partial<AuthorizationRequest> = {}): AuthorizationRequest => ({
  ...{ action: 'dynamodb:Query', resource: TABLE, keys: {} },
  ...more,
});
const about = (...keys: string[]) => call({ keys: { [KEY]: keys } });
const allow = (more: object = {}) => ({
  ...{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: TABLE },
  ...more,
});
const when = (operator: string, values: unknown) => allow({ Condition: { [operator]: { [KEY]: values } } });

const judged = (statements: object[], one: AuthorizationRequest) =>
  decide(statements.map(readStatement), one);

describe('a call', () => {
  it.each<[string, object[], AuthorizationRequest, string]>([
    ['that nothing speaks of', [], call(), 'not allowed'],
    ['that a statement names', [allow()], call(), 'allowed'],
    ['with an action in other capitals', [allow({ Action: 'dynamodb:query' })], call(), 'allowed'],
    [
      'by one of several actions',
      [allow({ Action: ['dynamodb:GetItem', 'dynamodb:Query'] })],
      call(),
      'allowed',
    ],
    ['by `*` in the action', [allow({ Action: 'dynamodb:*' })], call(), 'allowed'],
    ['by `?` in the action', [allow({ Action: 'dynamodb:Quer?' })], call(), 'allowed'],
    ['with one character too many for `?`', [allow({ Action: 'dynamodb:Que?' })], call(), 'not allowed'],
    ['of another service', [allow({ Action: 'secretsmanager:*' })], call(), 'not allowed'],
    ['on another table', [allow()], call({ resource: `${TABLE}2` }), 'not allowed'],
    ['on the index of a table', [allow()], call({ resource: `${TABLE}/index/by_serial` }), 'not allowed'],
    [
      'by `*` at the end of the resource',
      [allow({ Resource: `${TABLE}*` })],
      call({ resource: `${TABLE}/index/a` }),
      'allowed',
    ],
    ['by `*` for every resource', [allow({ Resource: '*' })], call(), 'allowed'],
    ['by `*` in one part', [allow({ Resource: 'arn:aws:dynamodb:*:*:table/people' })], call(), 'allowed'],
    [
      'by `*` over several parts',
      [allow({ Resource: 'arn:aws:*:*:*:000000000000:table/people' })],
      call(),
      'not allowed',
    ],
    [
      'with a dot for any character',
      [allow({ Resource: TABLE.replace('people', 'p.ople') })],
      call(),
      'not allowed',
    ],
    ['that is denied as well', [allow(), allow({ Effect: 'Deny' })], call(), 'denied'],
    ['that is denied before', [allow({ Effect: 'Deny' }), allow()], call(), 'denied'],
    [
      'of which something else is denied',
      [allow(), allow({ Effect: 'Deny', Action: 'dynamodb:Scan' })],
      call(),
      'allowed',
    ],
    [
      'denied under a condition that does not hold',
      [allow(), { ...when('ForAnyValue:StringEquals', 'a'), Effect: 'Deny' }],
      about('b'),
      'allowed',
    ],
    [
      'with keys that all are alike',
      [when('ForAllValues:StringLike', ['outbox#*'])],
      about('outbox#1', 'outbox#2'),
      'allowed',
    ],
    [
      'with one key that is not',
      [when('ForAllValues:StringLike', ['outbox#*'])],
      about('outbox#1', 'user#a'),
      'not allowed',
    ],
    ['without keys, for all values', [when('ForAllValues:StringLike', 'outbox#*')], call(), 'allowed'],
    ['without keys, for any value', [when('ForAnyValue:StringLike', 'outbox#*')], call(), 'not allowed'],
    [
      'with one key of any',
      [when('ForAnyValue:StringLike', 'outbox#*')],
      about('user#a', 'outbox#1'),
      'allowed',
    ],
    ['with an equal key', [when('ForAllValues:StringEquals', ['a', 'b'])], about('b'), 'allowed'],
    [
      'with `*` where it is a character',
      [when('ForAllValues:StringEquals', 'a*')],
      about('ab'),
      'not allowed',
    ],
    ['with a key that must differ', [when('ForAllValues:StringNotEquals', 'a')], about('b'), 'allowed'],
    [
      'with a key that must not be alike',
      [when('ForAllValues:StringNotLike', 'a*')],
      about('ab'),
      'not allowed',
    ],
  ])('%s', (_, statements, one, wanted) => {
    expect(judged(statements, one)).toBe(wanted);
  });

  it('has to fulfil every condition', () => {
    const both = allow({
      Condition: {
        'ForAllValues:StringLike': { [KEY]: 'outbox#*' },
        'ForAnyValue:StringEquals': { [KEY]: 'outbox#1' },
      },
    });
    expect(judged([both], about('outbox#1'))).toBe('allowed');
    expect(judged([both], about('outbox#2'))).toBe('not allowed');
  });
});

describe('a policy is not read', () => {
  it.each<[string, object]>([
    ['NotAction', { NotAction: 'dynamodb:Scan' }],
    ['NotResource', { NotResource: TABLE }],
    ['Principal', { Principal: '*' }],
    ['another effect', { Effect: 'allow' }],
    ['no action', { Action: [] }],
    ['an action that is none', { Action: 'Query' }],
    ['a resource that is no ARN', { Resource: 'people' }],
    ['a variable', { Resource: `arn:aws:s3:::bucket/\${aws:username}` }],
    ['an intrinsic function that is left', { Resource: { Ref: 'Table' } }],
    ['an operator without values of several', { Condition: { StringLike: { [KEY]: 'a' } } }],
    ['an unknown operator', { Condition: { 'ForAllValues:NumericEquals': { [KEY]: '1' } } }],
    ['`IfExists`', { Condition: { 'ForAllValues:StringLikeIfExists': { [KEY]: 'a' } } }],
    ['an unknown key', { Condition: { 'ForAllValues:StringLike': { 'dynamodb:Attributes': 'a' } } }],
    ['a value that is no text', { Condition: { 'ForAllValues:StringLike': { [KEY]: [{ Ref: 'A' }] } } }],
  ])('with %s', (_, more) => {
    expect(() => readStatement(allow(more))).toThrow(UnknownInPolicyError);
  });
});
