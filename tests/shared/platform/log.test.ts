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

  it('does not repeat what a parser could not read', () => {
    const parse = () => JSON.parse('ann@example.com was in Lagos');
    const lines = linesOf(() => {
      try {
        parse();
      } catch (error) {
        createLog('aggregator').error('Failed', error);
      }
    });
    expect(lines[0]).toMatchObject({ error_name: 'SyntaxError' });
    expect(JSON.stringify(lines)).not.toMatch(/ann@|Lagos/);
  });

  it('stays short, whatever is in its fields', () => {
    const long = 'x'.repeat(100_000);
    const fields = { text: long, list: Array.from({ length: 3000 }, () => long) };
    const lines = linesOf(() => createLog('aggregator').error('Failed', new Error(long), fields));
    expect(JSON.stringify(lines).length).toBeLessThan(25_000);
    expect(lines[0]?.list).toContain('and 2980 more');
  });

  it('describes what was thrown and is no error', () => {
    const lines = linesOf(() => createLog('aggregator').error('Failed', 'just text'));
    expect(lines[0]).toMatchObject({ level: 'ERROR', error: 'just text' });
  });

  it('can be silent', () => {
    expect(linesOf(() => silentLog.error('Failed', new Error('x')))).toEqual([]);
  });
});
