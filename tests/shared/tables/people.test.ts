import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDocumentClient } from '../../../shared/tables/database.ts';
import { createForgetting } from '../../../shared/tables/forget.ts';
import { createPeopleTable } from '../../../shared/tables/people.ts';
import type { PeopleTable } from '../../../shared/tables/people-types.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: Tables;
let people: PeopleTable;
let now: Date;
let turn = 0;
/** Of this test only. */
let email: string;

beforeAll(async () => {
  server = await startTables();
});
afterAll(() => server.close());
beforeEach(() => {
  now = new Date('2026-11-23T10:00:00.000Z');
  email = `person-${turn++}@example.com`;
  people = createPeopleTable({ keepLooksFor: 30 * DAY, now: () => now });
});

const wait = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

describe('looks', () => {
  const look = { who: 'desk@example.com', as: 'helpdesk', kind: 'report', reason: 'Ticket 4711' } as const;

  it('keeps who, as what, which kind, why and when, newest first', async () => {
    await people.keepLook({ ...look, whose: email });
    wait(MINUTE);
    await people.keepLook({ who: 'sec@example.com', as: 'security', kind: 'device', whose: email });
    expect(await people.looks(email)).toEqual({
      looks: [
        { who: 'sec@example.com', as: 'security', kind: 'device', at: '2026-11-23T10:01:00.000Z' },
        { ...look, at: '2026-11-23T10:00:00.000Z' },
      ],
    });
  });

  it('keeps two of one moment', async () => {
    await Promise.all([1, 2].map(() => people.keepLook({ ...look, whose: email })));
    expect((await people.looks(email)).looks).toHaveLength(2);
  });

  it("counts a token's readings by day and kind", async () => {
    const read = { who: 'siem', as: 'service', whose: email, token_id: 'T1' } as const;
    await people.keepLook({ ...read, kind: 'report' });
    wait(MINUTE);
    await people.keepLook({ ...read, kind: 'report' });
    await people.keepLook({ ...read, kind: 'device' });
    wait(DAY);
    await people.keepLook({ ...read, kind: 'report' });
    const { looks } = await people.looks(email);
    expect(looks.map(({ at, kind, count }) => [at.slice(0, 16), kind, count])).toEqual([
      ['2026-11-24T10:01', 'report', 1],
      ['2026-11-23T10:01', 'report', 2],
      ['2026-11-23T10:01', 'device', 1],
    ]);
  });

  it('forgets them after the time that the organization set', async () => {
    await people.keepLook({ ...look, whose: email });
    wait(30 * DAY - MINUTE);
    expect((await people.looks(email)).looks).toHaveLength(1);
    wait(2 * MINUTE);
    expect((await people.looks(email)).looks).toEqual([]);
  });

  it('gives them in pages without losing or repeating one', async () => {
    for (let count = 0; count < 230; count += 1) {
      wait(1);
      await people.keepLook({ ...look, whose: email, reason: `Ticket ${count}` });
    }
    const reasons: (string | undefined)[] = [];
    let before: string | undefined;
    do {
      const page = await people.looks(email, before);
      reasons.push(...page.looks.map(({ reason }) => reason));
      before = page.next;
    } while (before !== undefined);
    expect(reasons).toEqual(Array.from({ length: 230 }, (_, index) => `Ticket ${229 - index}`));
  });
});

describe('sign-outs', () => {
  it('tells apart one session and all', async () => {
    await people.endSession(email, 's1', new Date(now.getTime() + DAY));
    expect(await people.signOuts(email)).toEqual({ sessions: new Set(['s1']) });
    await people.revokeSessions(email, 8 * 60 * MINUTE);
    expect(await people.signOuts(email)).toEqual({ sessions: new Set(['s1']), revoked_before: now });
  });

  it('keeps them only as long as a session could live', async () => {
    await people.revokeSessions(email, 8 * 60 * MINUTE);
    wait(9 * 60 * MINUTE);
    expect(await people.signOuts(email)).toEqual({ sessions: new Set() });
  });

  it('takes an item of an unknown version for absent', async () => {
    const item = { pk: `user#${email}`, sk: 'signout#all', v: 99, revoked_before: now.toISOString() };
    await createDocumentClient().send(new PutCommand({ TableName: 'test-people', Item: item }));
    expect(await people.signOuts(email)).toEqual({ sessions: new Set() });
  });
});

describe('tokens', () => {
  it('are revoked by id', async () => {
    expect(await people.isTokenRevoked('a')).toBe(false);
    await people.revokeToken('a', new Date(now.getTime() + DAY));
    expect(await people.isTokenRevoked('a')).toBe(true);
    expect(await people.isTokenRevoked('b')).toBe(false);
  });
});

describe('limits', () => {
  const limit = { name: 'refresh', calls: 3, seconds: 600 };

  it('lets through what is allowed, also when all come at once, and says how long to wait', async () => {
    const caller = { kind: 'session', id: email } as const;
    const waits = await Promise.all(Array.from({ length: 20 }, () => people.count(caller, limit)));
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3);
    expect(new Set(waits.filter((seconds) => seconds > 0))).toEqual(new Set([600]));
    wait(10 * MINUTE);
    expect(await people.count(caller, limit)).toBe(0);
  });

  it('counts each caller and each limit by itself', async () => {
    const caller = { kind: 'session', id: email } as const;
    for (let count = 0; count < 3; count += 1) await people.count(caller, limit);
    expect(await people.count(caller, limit)).toBeGreaterThan(0);
    expect(await people.count(caller, { ...limit, name: 'lookup' })).toBe(0);
    expect(await people.count({ kind: 'token', id: email }, limit)).toBe(0);
  });
});

describe('a hold', () => {
  it('is had by one of many, and by nobody else until it is over', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => people.hold(email, MINUTE)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await people.hold(`${email}2`, MINUTE)).toBe(true);
    wait(MINUTE - 1);
    expect(await people.hold(email, MINUTE)).toBe(false);
    wait(1);
    expect([await people.hold(email, MINUTE), await people.hold(email, MINUTE)]).toEqual([true, false]);
  });
});

describe('what is held and what is forgotten', () => {
  it('shows everything under a person, and takes it away except that sessions are over', async () => {
    await people.keepLook({ whose: email, who: 'sec@example.com', as: 'security', kind: 'report' });
    await people.count({ kind: 'session', id: email }, { name: 'refresh', calls: 3, seconds: 600 });
    await people.revokeSessions(email, DAY);
    const entries = async () => (await people.held(email)).map(({ entry }) => String(entry).split('#')[0]);
    expect(await entries()).toEqual(['limit', 'look', 'signout']);
    expect(JSON.stringify(await people.held(email))).not.toContain('user#');
    expect(await createForgetting('people')(email)).toMatchObject({
      deleted: { looks: 1, 'counts of calls': 1 },
      stays: { 'marks of ended sessions': 1 },
      left: {},
    });
    expect(await entries()).toEqual(['signout']);
  });

  it('leaves other people alone', async () => {
    const other = `other-${email}`;
    await people.keepLook({ whose: other, who: email, as: 'security', kind: 'report' });
    expect((await createForgetting('people')(email)).stays).toEqual({ looks: 1 });
    expect((await people.looks(other)).looks).toHaveLength(1);
  });
});
