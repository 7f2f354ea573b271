import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { iso, openStage, type Stage } from './stage.ts';

let stage: Stage;
let person: string;
let people = 0;
beforeAll(async () => {
  stage = await openStage('landesk');
});
afterAll(() => stage.close());
beforeEach(() => {
  people += 1;
  person = `refresh${people}@example.com`;
  stage.lambda.invocations.length = 0;
  // Awake and at work: the answer must not wait for them.
  for (const source of ['jamf', 'landesk']) stage.source(source, () => ({ silent: true }));
});

describe('checking again now', () => {
  it('wakes every source and does not wait', async () => {
    const mark = { fetched_at: iso(-3600), complete: true, dropped: [] };
    await stage.tableAt(-3600).markFetched(person, 'landesk', mark);
    const asked = await stage.refresh(person);
    expect(asked).toEqual([
      { source: 'jamf', state: 'pending', next_allowed_at: iso(60) },
      { source: 'landesk', state: 'refreshing', next_allowed_at: iso(60) },
    ]);
    expect(stage.asked()).toEqual(['jamf Event', 'landesk Event']);
  });

  it('does not wake a source again within a minute', async () => {
    await stage.found('landesk', person, []);
    const [, landesk] = await stage.refresh(person);
    expect(landesk).toEqual({ source: 'landesk', state: 'fresh', next_allowed_at: iso(60) });
    expect(stage.asked()).toEqual(['jamf Event']);
  });

  it('wakes only those that were named', async () => {
    const answer = await stage.call('POST /api/v1/report/{who}/refresh', {
      params: { who: person },
      body: { sources: ['landesk'] },
    });
    expect(answer.body).toEqual({
      asked: [{ source: 'landesk', state: 'pending', next_allowed_at: iso(60) }],
    });
    expect(stage.asked()).toEqual(['landesk Event']);
  });

  it.each([{ sources: ['nope'] }, { sources: [] }, { sources: 'jamf' }, { source: ['jamf'] }, [1]])(
    'says which sources there are when asked for %j, and wakes none',
    async (body) => {
      const asking = stage.call('POST /api/v1/report/{who}/refresh', { params: { who: person }, body });
      await expect(asking).rejects.toMatchObject({
        code: 'invalid_source',
        message: expect.stringContaining('jamf, landesk'),
      });
      expect(stage.asked()).toEqual([]);
    },
  );

  it('answers 202', async () => {
    const answer = await stage.call('POST /api/v1/report/{who}/refresh', { params: { who: person } });
    expect(answer.status).toBe(202);
  });

  it('does not wake a source that somebody is asking already', async () => {
    await stage.table.takeLease(person, 'jamf', new Date(iso(30)), new Date(iso()));
    const [jamf] = await stage.refresh(person);
    expect(jamf).toEqual({ source: 'jamf', state: 'pending', next_allowed_at: iso(30) });
    expect(stage.asked()).toEqual(['landesk Event']);
  });

  it('says how it went when the person was asked for just now', async () => {
    await stage.failed('jamf', person, 'rate_limited');
    const [jamf] = await stage.refresh(person);
    expect(jamf).toEqual({ source: 'jamf', state: 'failed', next_allowed_at: iso(60) });
    expect(stage.asked()).toEqual(['landesk Event']);
  });

  it('leaves a source alone while its breaker is open', async () => {
    await stage.table.saveHealth('jamf', { failures: 5, open_until: iso(300), code: 'unreachable' });
    const [jamf] = await stage.refresh(person);
    await stage.table.saveHealth('jamf', { failures: 0 });
    expect(jamf).toEqual({ source: 'jamf', state: 'failed', next_allowed_at: iso(300) });
    expect(stage.asked()).toEqual(['landesk Event']);
  });
});
