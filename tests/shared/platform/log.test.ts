import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { createLog } from '../../../shared/platform/log.ts';
import { linesOf } from '../../support/stdout.ts';

describe('log', () => {
  it('writes one line of JSON with the function, the message and the fields', () => {
    const lines = linesOf(() => createLog('source-jamf').info('Sweep ended', { devices: 3 }));
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'INFO',
        service: 'source-jamf',
        message: 'Sweep ended',
        devices: 3,
      }),
    ]);
  });

  it('reduces an error to name, code and message: no stack, no cause', () => {
    const error = new SourceError('unreachable', 'No answer.', { cause: new Error('payload of the vendor') });
    const lines = linesOf(() => createLog('source-jamf').error('Fetch failed', error));
    expect(lines[0]).toMatchObject({
      error_name: 'SourceError',
      error_code: 'unreachable',
      error: 'No answer.',
    });
    expect(JSON.stringify(lines)).not.toMatch(/payload of the vendor|\.ts:/);
  });

  it('describes what was thrown and is no error', () => {
    const lines = linesOf(() => createLog('aggregator').error('Failed', 'just text'));
    expect(lines[0]).toMatchObject({ level: 'ERROR', error: 'just text' });
  });

  it('can be silent', () => {
    expect(linesOf(() => silentLog.error('Failed', new Error('x')))).toEqual([]);
  });
});
