import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { configOf, openStage, type Stage } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let tables: Tables;
let stage: Stage;
const who = 'user@example.com';

beforeEach(async () => {
  tables = await startTables();
  stage = await openStage();
});
afterEach(async () => {
  await stage.close();
  await tables.close();
});

describe('accounts', () => {
  it('are asked for once, and answered from what is kept until that is old', async () => {
    const first = await stage.accounts(who);
    expect(first).toMatchObject({ v: 1, user: who, accounts: [{ source: 'google', owners: [who] }] });
    expect(first.sources).toMatchObject([{ source: 'google', label: 'Google Workspace', state: 'fresh' }]);
    expect(first.accounts[0]?.about).toMatch(/^\d{4}-\d\d-\d\d$/);
    await stage.accounts(who);
    expect(stage.asked()).toEqual(['google accounts ask']);
    stage.advance(7 * HOUR);
    expect(await stage.accounts(who)).toMatchObject({ accounts: [{ source: 'google' }], retry_after: 5 });
    expect(stage.asked()).toEqual(['google accounts wake']);
  });

  it('that nobody has waited for long enough are pending, never none', async () => {
    stage.stall();
    const answer = await stage.accounts(who);
    expect(answer).toMatchObject({ accounts: [], sources: [{ state: 'pending' }], retry_after: 3 });
    expect(answer.sources[0]?.message).toMatch(/has not answered yet/);
  });

  it('of a source that fails are said to be missing, and shown as they were', async () => {
    stage.google.faults.set({ fail: '500' });
    const failed = await stage.accounts(who, 'de');
    expect(failed).toMatchObject({ accounts: [], sources: [{ state: 'failed', code: 'unreachable' }] });
    expect(failed.sources[0]?.message).toContain('Von dort steht noch nichts auf dieser Seite.');
    stage.google.faults.clear();
    stage.advance(2 * MINUTE);
    expect((await stage.accounts(who)).accounts).toHaveLength(1);
    stage.google.faults.set({ fail: '500' });
    stage.advance(7 * HOUR);
    await stage.accounts(who);
    expect(await stage.accounts(who)).toMatchObject({
      accounts: [{ source: 'google' }],
      sources: [{ state: 'failed', code: 'unreachable' }],
    });
  });

  it('of a hundred readers at once are one fetch', async () => {
    await Promise.all(Array.from({ length: 20 }, () => stage.accounts(who)));
    // One token, and the reports of two and three days ago.
    expect(stage.google.calls()).toBe(3);
  });
});

describe('events', () => {
  it('come from the window and from the source that is asked, newest first', async () => {
    expect(await stage.tick('duo')).toMatchObject({ tick: 'read' });
    const { events, sources, dropped } = await stage.events(who);
    expect(new Set(events.map(({ source }) => source))).toEqual(new Set(['duo', 'google']));
    expect(events.map(({ at }) => at)).toEqual(
      events
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    expect(dropped).toEqual({});
    expect(sources).toMatchObject([
      { source: 'google', state: 'fresh' },
      { source: 'duo', label: 'Duo', state: 'fresh', covers: { from: expect.any(String) } },
    ]);
    const [, { covers } = {}] = sources;
    expect(Date.parse(covers?.to ?? '')).toBeGreaterThan(Date.now() - 3 * MINUTE);
  });

  it('never ask a source whose log is read for everybody', async () => {
    const answer = await stage.events(who);
    expect(answer.sources[1]).toMatchObject({ source: 'duo', state: 'pending' });
    expect(stage.duo.calls()).toBe(0);
    expect(stage.asked()).toEqual(['google events ask']);
  });

  it('name the organization’s own networks', async () => {
    const networks = { Office: ['0.0.0.0/0'] };
    const labelled = await openStage(configOf({ transforms: [{ label_networks: { networks } }] }));
    const { events } = await labelled.events(who);
    await labelled.close();
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event.networks).toEqual(['Office']);
  });

  it('say that a window is behind', async () => {
    await stage.tick('duo');
    stage.advance(HOUR);
    const [, window] = (await stage.events(who)).sources;
    expect(window).toMatchObject({ source: 'duo', state: 'refreshing', covers: { to: expect.any(String) } });
  });
});

describe('a tick of a log', () => {
  it('asks at most once a minute, whoever ticks', async () => {
    const ticks = await Promise.all([stage.tick('duo'), stage.tick('duo'), stage.tick('duo')]);
    expect(ticks.map((reply) => 'tick' in reply && reply.tick).sort()).toEqual(['early', 'early', 'read']);
    expect(stage.duo.calls()).toBe(1);
  });

  it('that fails keeps the place, and the page says why', async () => {
    stage.duo.faults.set({ fail: '500' });
    expect(await stage.tick('duo')).toMatchObject({ error: { code: 'unreachable' } });
    const [, window] = (await stage.events(who)).sources;
    expect(window).toMatchObject({ source: 'duo', state: 'failed', code: 'unreachable' });
  });
});
