import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { askAgain, fetchReport, fetchSession, signInAt } from '../../web/api.ts';
import { golden } from '../support/reports.ts';

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  jest
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(
      new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }),
    );

const asked = () => jest.mocked(globalThis.fetch).mock.calls[0];

afterEach(() => {
  jest.restoreAllMocks();
});

describe('asking for a report', () => {
  it('carries no header of its own the first time, so that the preload is used', async () => {
    answers(200, golden('all-well'));
    expect(await fetchReport({ who: 'me' })).toEqual({ ok: true, data: golden('all-well') });
    const [path, init] = asked() ?? [];
    expect(path).toBe('/api/v1/report/me');
    expect(Object.keys(init ?? {})).toEqual(['signal']);
  });

  it('says when no person asked, and why somebody else is looked at', async () => {
    answers(200, golden('all-well'));
    await fetchReport({ who: 'ä@example.com', reason: 'Ticket 12: läuft nicht', background: true });
    const [path, init] = asked() ?? [];
    expect(path).toBe('/api/v1/report/%C3%A4%40example.com');
    expect(init?.headers).toEqual({
      'Stethoscope-Reason': 'Ticket%2012%3A%20l%C3%A4uft%20nicht',
      'Stethoscope-Background': 'true',
    });
  });

  it.each([
    [401, { code: 'not_signed_in' }, { kind: 'signed_out' }],
    [403, { code: 'not_allowed' }, { kind: 'forbidden', problem: { code: 'not_allowed', status: 403 } }],
    [500, { request_id: 'r1' }, { kind: 'problem', problem: { request_id: 'r1', status: 500 } }],
    [502, '<html>Bad gateway</html>', { kind: 'problem', problem: { status: 502 } }],
  ])('tells %s apart', async (status, body, failure) => {
    answers(status, body);
    expect(await fetchReport({ who: 'me' })).toEqual({ ok: false, failure });
  });

  it('takes the request id from the header when the body has none', async () => {
    answers(503, 'busy', { 'x-request-id': 'r2' });
    expect(await fetchReport({ who: 'me' })).toMatchObject({ failure: { problem: { request_id: 'r2' } } });
  });

  it('does not draw what it does not understand', async () => {
    answers(200, { ...golden('all-well'), v: 99 });
    expect(await fetchReport({ who: 'me' })).toMatchObject({ ok: false, failure: { kind: 'problem' } });
    answers(200, '<html>a login page of a hotel</html>');
    expect(await fetchReport({ who: 'me' })).toEqual({ ok: false, failure: { kind: 'network' } });
  });

  it('calls a broken connection by its name', async () => {
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await fetchReport({ who: 'me' })).toEqual({ ok: false, failure: { kind: 'network' } });
  });
});

describe('other questions', () => {
  it('change things only with a JSON body', async () => {
    answers(202, { asked: [] });
    await askAgain('me');
    expect(asked()?.[1]).toMatchObject({
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('about the session do not keep it alive', async () => {
    answers(200, {});
    await fetchSession();
    expect(asked()?.[1]?.headers).toEqual({ 'Stethoscope-Background': 'true' });
  });

  it('sign in comes back to where it began', () => {
    expect(signInAt('/devices/a/firewall')).toBe('/auth/signin?return=%2Fdevices%2Fa%2Ffirewall');
  });
});
