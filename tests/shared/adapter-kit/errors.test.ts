import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '../../../shared/access/problem.ts';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { ConfigError } from '../../../shared/model/config-error.ts';

describe('errors', () => {
  it('of a source carry a code, the cause and how long the vendor asked to wait', () => {
    const cause = new Error('socket');
    const error = new SourceError('rate_limited', 'Too many.', { cause, retryAfter: 3 });
    expect(error).toMatchObject({ name: 'SourceError', code: 'rate_limited', cause, retryAfter: 3 });
    expect(new SourceError('internal', 'x').retryAfter).toBeUndefined();
  });

  it('for a caller carry a status, a code, headers and the wrong fields', () => {
    const errors = [{ field: 'days', message: 'must be positive' }];
    expect(new ProblemError(422, 'invalid_json', 'Wrong.', { errors })).toMatchObject({
      status: 422,
      code: 'invalid_json',
      message: 'Wrong.',
      headers: {},
      errors,
    });
  });

  it('of the configuration list every problem on a line of its own', () => {
    const error = new ConfigError('stethoscope.yml is wrong', ['3: no name', '9: no contact']);
    expect(error.problems).toHaveLength(2);
    expect(error.message).toBe('stethoscope.yml is wrong:\n  3: no name\n  9: no contact');
  });
});
