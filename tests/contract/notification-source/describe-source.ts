/** What every notification source must do, whatever system it reads. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import type {
  NotificationPage,
  NotificationSource,
} from '../../../shared/adapter-kit/notification-source.ts';
import { settingsOf } from '../../../shared/adapter-kit/settings.ts';
import { SOURCE_ERROR_CODES } from '../../../shared/model/source.ts';
import { validateNotification } from '../../../shared/services/notifications/validate.ts';

/** A system to read from, as the test of a source plays it. */
export interface System {
  /** Settings that reach it. */
  settings: Record<string, unknown>;
  /** Notices something new, and gives the id under which the source must tell it. */
  notice(): Promise<string> | string;
  /** From now on every call fails like this; `undefined` mends it. */
  fail(how: 401 | 429 | 500 | 'nonsense' | undefined): void;
  close(): Promise<void>;
}

export interface Subject<Config> {
  source: NotificationSource<Config>;
  start(): Promise<System>;
  /** Domain of the people it tells about. */
  domain: string;
}

const CODES = {
  401: 'credentials_refused',
  429: 'rate_limited',
  500: 'unreachable',
  nonsense: 'unintelligible',
};
const MOST_PAGES = 1000;

export function describeNotificationSource<Config>({ source, start, domain }: Subject<Config>): void {
  let system: System;
  const connect = () =>
    source.connect(source.config.parse(system.settings), {
      http: createHttp({ retries: 0 }),
      log: silentLog,
      now: () => new Date(),
    });

  async function readAll(from?: string): Promise<{ found: unknown[]; cursor: string }> {
    const found: unknown[] = [];
    let cursor = from;
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const page: NotificationPage = await connect().read(cursor);
      found.push(...page.notifications);
      cursor = page.cursor;
      if (!page.more) return { found, cursor };
    }
    throw new Error('It never ends.');
  }
  const idsOf = (found: unknown[]) => found.map((one) => (one as { id: unknown }).id);

  describe(`notification source ${source.source}`, () => {
    beforeAll(async () => {
      system = await start();
    });
    afterAll(() => system.close());

    it('has a name, a label, and says of each setting what it is', () => {
      expect(source.source).toMatch(/^[a-z][a-z0-9]*$/);
      expect(source.label).not.toBe('');
      for (const { description } of settingsOf(source.config)) expect(description).not.toBe('');
    });

    it('tells what is new, in a shape that is taken, the oldest first', async () => {
      const { cursor } = await readAll();
      const ids: string[] = [];
      for (let count = 0; count < 5; count += 1) ids.push(await system.notice());
      const { found } = await readAll(cursor);
      expect(idsOf(found)).toEqual(ids);
      for (const one of found) {
        const checked = validateNotification(one, { now: new Date(), domains: [domain] });
        expect(checked).toMatchObject({ notification: {} });
      }
    });

    it('gives the same again from one cursor, and what came since', async () => {
      const { cursor } = await readAll();
      const first = await system.notice();
      expect(idsOf((await readAll(cursor)).found)).toEqual([first]);
      const second = await system.notice();
      expect(idsOf((await readAll(cursor)).found)).toEqual([first, second]);
    });

    it('has nothing new where nothing happened, and keeps its place', async () => {
      const { cursor } = await readAll();
      expect(await readAll(cursor)).toEqual({ found: [], cursor });
    });

    it.each([401, 429, 500, 'nonsense'] as const)(
      'answers a failure (%s) with its stable code',
      async (how) => {
        system.fail(how);
        const failure = connect().read();
        await expect(failure).rejects.toBeInstanceOf(SourceError);
        await expect(failure).rejects.toMatchObject({ code: CODES[how] });
        expect(SOURCE_ERROR_CODES).toContain(CODES[how]);
        system.fail(undefined);
        await connect().check();
      },
    );
  });
}
