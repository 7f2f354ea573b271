/** Replays what the first Stethoscope's own page sends. */
import { describe, expect, it } from '@jest/globals';
import { list, useOldPage } from './old-page.ts';

const USER = 'user@example.com';
const ASSET = 'asset@example.com';
const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const page = useOldPage();

const get = (path: string, who: string) => page().get(`/api/v1${path}`, who);

describe('on load, three requests at once', () => {
  it('are answered with lists', async () => {
    const answers = await Promise.all(
      ['devices', 'accounts', 'notifications'].map((what) => get(`/${what}/merged/${USER}`, USER)),
    );
    for (const answer of answers) list(answer);
  });

  it('devices: every property that the page reads, with its type', async () => {
    const answer = await get(`/devices/merged/${USER}`, USER);
    const devices = list(answer);
    expect(devices.length).toBeGreaterThan(2);
    for (const device of devices) {
      expect(device).toMatchObject({
        last_sync: expect.stringMatching(ISO),
        practices: expect.any(Object),
        identifiers: expect.any(Object),
        sources: expect.any(Array),
        platform: expect.any(String),
        os: expect.any(String),
        name: expect.any(String),
        model: expect.any(String),
      });
      expect(JSON.stringify(device)).not.toContain('_raw');
    }
    const keys = devices.map(({ identifiers, last_sync }) => JSON.stringify([identifiers, last_sync]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(answer.headers['stethoscope-sources']).toBe('jamf=fresh, bitfit=fresh');
  });

  it('practices: shown ones have a title of their own, and directions without markup', async () => {
    for (const { practices } of list(await get(`/devices/merged/${USER}`, USER))) {
      const all = Object.values(practices as Record<string, Record<string, unknown>>);
      expect(all.length).toBeGreaterThan(5);
      for (const practice of all) {
        expect(practice).toMatchObject({
          status: expect.stringMatching(/^(ok|nudge|warn|unknown|na)$/),
          title: expect.any(String),
          display: expect.any(Boolean),
          description: expect.any(String),
          details: expect.any(String),
          directions: expect.any(String),
        });
        expect([null, 'string']).toContain(practice.link === null ? null : typeof practice.link);
        expect(String(practice.directions)).not.toMatch(/(?<!\\)</);
      }
      const titles = all.filter(({ display }) => display).map(({ status, title }) => `${status} ${title}`);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('accounts: with `user_usage`, and what it is about', async () => {
    page().accounts = [
      {
        v: 1,
        source: 'google',
        id: '1',
        owners: [USER],
        type: 'Google Workspace',
        name: USER,
        second_factor: { on: false },
        usage: { 'accounts:is_2sv_enforced': true },
        about: '2026-11-20',
        synced_at: '2026-11-23T08:00:00.000Z',
      },
    ];
    const answer = await get(`/accounts/merged/${USER}`, USER);
    expect(list(answer)).toEqual([
      {
        source: 'google',
        type: 'Google Workspace',
        name: USER,
        user_usage: { 'accounts:is_2sv_enforced': true, 'accounts:is_2sv_enrolled': false },
        last_updated: '2026-11-20',
      },
    ]);
    expect(answer.headers['stethoscope-sources']).toBe('google=fresh');
    expect(list(await get(`/account/google/email/${USER}`, USER))).toHaveLength(1);
  });

  it('notifications: open ones, newest first, each with an id of its own', async () => {
    const send = (id: string, hour: number) =>
      page().notify(USER, { id, type: 'simple', title: id, time: `2026-11-20T0${hour}:00:00Z` });
    const [first, second] = [await send('first', 8), await send('second', 9)];
    const all = list(await get(`/notifications/merged/${USER}`, USER));
    expect(all.map(({ _id }) => _id)).toEqual([second, first]);
    for (const one of all) expect(one).toMatchObject({ type: 'simple', message: expect.any(String) });
    expect(list(await get(`/notifications/siem/email/${USER}`, USER))).toHaveLength(2);
    expect(list(await get(`/notifications/somebody/email/${USER}`, USER))).toEqual([]);
  });
});

describe('feedback', () => {
  it('answers a notification, which then asks no more', async () => {
    const id = await page().notify(USER, { id: 'asks', type: 'confirm', title: 'Was this you?' });
    const open = list(await get(`/notifications/merged/${USER}`, USER)).find(({ _id }) => _id === id);
    const [action] = (open ?? { actions: [] }).actions as string[];
    const body = { id, feedback: action, notes: '', _csrf_token: 'whatever' };
    const answer = await page().feedback(body, USER);
    expect([answer.status, answer.body]).toEqual([
      200,
      { user_id: USER, feedback: action, notes: '', id, source: 'stethoscope' },
    ]);
    const left = list(await get(`/notifications/merged/${USER}`, USER)).map(({ _id }) => _id);
    expect(left).not.toContain(id);
  });

  it('that lacks a field or names no notification is refused', async () => {
    for (const body of [{}, { id: 'x', feedback: 'ok' }, { id: 'x', feedback: 1, notes: '' }])
      expect(await page().feedback(body, USER)).toMatchObject({
        status: 400,
        body: { code: 'invalid_feedback' },
      });
    const unknown = { id: 'n'.repeat(22), feedback: 'ok', notes: '' };
    expect(await page().feedback(unknown, USER)).toMatchObject({ status: 404 });
  });

  it.each(['x'.repeat(1100), '../x', '', 'n'.repeat(21), `${'n'.repeat(22)}\n`])(
    'with an id that is none is refused: %j',
    async (id) => {
      expect(await page().feedback({ id, feedback: 'ok', notes: '' }, USER)).toMatchObject({
        status: 400,
        body: { code: 'invalid_feedback' },
      });
    },
  );

  it('on somebody else’s notification finds none', async () => {
    const id = await page().notify(USER, { id: 'mine', type: 'simple', title: 'Yours' });
    expect(await page().feedback({ id, feedback: 'ok', notes: '' }, ASSET)).toMatchObject({ status: 404 });
  });
});
