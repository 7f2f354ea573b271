import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { createInvoker } from '../../../shared/platform/invoke.ts';
import { type Behaviour, type LambdaEndpoint, startLambda } from '../../support/lambda.ts';

const request = { by: 'email', value: 'ann@example.com' } as const;
const answer = {
  v: 1,
  source: 'jamf',
  synced_at: '2026-01-01T00:00:00Z',
  complete: true,
  dropped: [],
  records: [],
};

let lambda: LambdaEndpoint;
beforeEach(async () => {
  lambda = await startLambda();
});
afterEach(() => lambda.close());

const invoker = () =>
  createInvoker({ log: silentLog, client: lambda.client, prefix: 'stethoscope-dev-source-' });
const ask = (behaviour: Behaviour, deadline = 5_000) => {
  lambda.on('stethoscope-dev-source-jamf', () => behaviour);
  return invoker().ask('jamf', request, deadline);
};
const code = (code: string) =>
  expect.objectContaining({ v: 1, source: 'jamf', error: expect.objectContaining({ code }) });

describe('asking a source function', () => {
  it('gives its answer', async () => {
    expect(await ask({ answer })).toEqual(answer);
    expect(lambda.invocations).toEqual([
      { name: 'stethoscope-dev-source-jamf', type: 'RequestResponse', payload: request },
    ]);
  });

  it('gives the failure that the function reports', async () => {
    const failure = { v: 1, source: 'jamf', error: { code: 'rate_limited', message: 'Slower, please.' } };
    expect(await ask({ answer: failure })).toEqual(failure);
  });

  it.each<[string, Behaviour, string]>([
    ['a function that throws', { functionError: true }, 'internal'],
    ['text that is not JSON', { text: '<html>' }, 'unintelligible'],
    ['no answer at all', { text: 'null' }, 'unintelligible'],
    ['records that are not a list', { answer: { ...answer, records: 'many' } }, 'unintelligible'],
    ['the answer of another source', { answer: { ...answer, source: 'google' } }, 'unintelligible'],
    ['a code that nobody knows', { answer: { error: { code: 'odd', message: '' } } }, 'unintelligible'],
    ['a function that is not deployed', { error: 'ResourceNotFoundException' }, 'misconfigured'],
    ['an outage of Lambda', { error: 'ServiceException' }, 'internal'],
  ])('makes a failure of %s', async (_, behaviour, expected) => {
    expect(await ask(behaviour)).toEqual(code(expected));
  });

  it('is pending when all slots are taken', async () => {
    expect(await ask({ error: 'TooManyRequestsException' })).toBe('pending');
  });

  it('is pending when the time is up', async () => {
    expect(await ask({ silent: true }, 50)).toBe('pending');
  });

  it('makes a failure of an endpoint that is gone', async () => {
    await lambda.close();
    expect(await invoker().ask('jamf', request, 5_000)).toEqual(code('internal'));
  });
});

describe('waking a source function', () => {
  it('does not wait for it', async () => {
    lambda.on('stethoscope-dev-source-jamf', () => ({ silent: true }));
    await invoker().wake('jamf', request);
    expect(lambda.invocations).toEqual([
      { name: 'stethoscope-dev-source-jamf', type: 'Event', payload: request },
    ]);
  });

  it('never throws', async () => {
    lambda.on('stethoscope-dev-source-jamf', () => ({ error: 'TooManyRequestsException' }));
    await expect(invoker().wake('jamf', request)).resolves.toBeUndefined();
  });
});
