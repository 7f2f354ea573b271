import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../shared/model/record.ts';
import { itemsOf } from '../../../support/items.ts';
import { surround } from '../../../support/source-function.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import { deviceAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const BOB = 'bob@example.com';

const stage = sourceStage();

const REQUEST = { by: 'email', value: ADA };

describe('what an adapter answers', () => {
  it('is kept with the software that practices look for, also when there is none of it', async () => {
    stage.vendor.devices = [
      { id: '1', owners: [ADA], software: ['Wanted Agent', 'Diary'] },
      { id: '2', owners: [ADA], software: ['Diary'] },
      { id: '3', owners: [ADA] },
    ];
    const answer = await stage.around.container()(REQUEST);
    expect(answer).toMatchObject({
      records: [{ software: { installed: [{ name: 'Wanted Agent' }] } }, { software: { installed: [] } }, {}],
    });
    expect(JSON.stringify(await itemsOf().all())).not.toContain('Diary');
  });

  it('is not given or kept when it is wrongly of somebody else', async () => {
    const honest = deviceAdapter(stage.source);
    const mixedUp: typeof honest = {
      ...honest,
      connect: (...given) => {
        const connection = honest.connect(...given);
        return { ...connection, byEmail: () => connection.byEmail?.(BOB) as never };
      },
    };
    stage.vendor.devices = [{ id: '2', owners: [BOB] }];
    expect(await surround(mixedUp, stage.vendor).container()(REQUEST)).toMatchObject({ records: [] });
    expect(await stage.around.visible(ADA)).toEqual([]);
  });

  it('keeps what was known of parts that were not answered, counts it, and answers it too', async () => {
    const honest = deviceAdapter(stage.source);
    let answered = true;
    const partial: typeof honest = {
      ...honest,
      connect: (...given) => {
        const { byEmail, bySerial, all, ...connection } = honest.connect(...given);
        const part = async <Given extends Answer>(asked: Promise<Given> | undefined) => {
          const answer = await asked;
          const records = answer?.records.map((record) =>
            answered
              ? { ...record, facts: { firewall: { value: true } } }
              : { ...record, missing: ['firewall' as const] },
          );
          return { ...answer, records } as Given;
        };
        return {
          ...connection,
          byEmail: (email) => part(byEmail?.(email)),
          bySerial: (serial) => part(bySerial?.(serial)),
          all: (cursor) => part(all?.(cursor)),
        };
      },
    };
    stage.vendor.devices = [{ id: '1', owners: [ADA], serial: 'C02SNR1' }];
    const around = surround(partial, stage.vendor);
    const ask = async (request: object) => {
      const answer = await around.container()(request);
      around.advance(60_000);
      return answer;
    };
    const BY_SERIAL = { by: 'serial', value: 'C02SNR1' };
    await ask(REQUEST);
    await ask(BY_SERIAL);
    answered = false;
    const known = { records: [{ facts: { firewall: { value: true, at: expect.any(String) } } }] };
    expect(await ask(REQUEST)).toMatchObject(known);
    expect(await ask(BY_SERIAL)).toMatchObject(known);
    expect(await ask({ tick: true })).toMatchObject({ tick: 'complete' });
    const { records } = await around.table.person(ADA);
    expect(records.filter(({ source }) => source === stage.source)).toMatchObject(known.records);
    expect(around.counted.get('HalfRecords')).toBe(3);
    expect(around.counted.has('KnownPartsLost')).toBe(false);
  });

  it('is dropped when it can never be stored, and the others are kept', async () => {
    const endless = 'x'.repeat(600);
    stage.vendor.devices = [
      { id: '1', owners: [ADA] },
      { id: endless, owners: [ADA] },
    ];
    const answer = await stage.around.container()(REQUEST);
    expect(answer).toMatchObject({ complete: true, dropped: [{ id: endless }] });
    expect(answer).toHaveProperty('records', [expect.objectContaining({ id: '1' })]);
    expect(stage.around.counted.get('DroppedRecords')).toBe(1);
  });

  it.each([
    ['another spelling', (now: Date) => now.toISOString().replace('Z', '+00:00')],
    ['no time', () => 'just now'],
    ['a time before the request', () => '2020-01-01T00:00:00.000Z'],
  ])('is never older than its request, and dated in one spelling: %s', async (_, dated) => {
    const honest = deviceAdapter(stage.source);
    const vague: typeof honest = {
      ...honest,
      connect: (settings, context) => {
        const connection = honest.connect(settings, context);
        return {
          ...connection,
          async byEmail(email) {
            const answer = await connection.byEmail?.(email);
            if (!answer) throw new Error('The test vendor looks up people.');
            const records = answer.records.map((record) => ({ ...record, synced_at: dated(context.now()) }));
            return { ...answer, records };
          },
        };
      },
    };
    stage.vendor.devices = [{ id: '1', owners: [ADA] }];
    const before = new Date().toISOString();
    await surround(vague, stage.vendor).container()(REQUEST);
    const [record] = (await stage.around.table.person(ADA)).records.filter(
      (one) => one.source === stage.source,
    );
    expect(record?.synced_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(record && record.synced_at >= before).toBe(true);
    expect(await stage.around.visible(ADA)).toEqual(['1']);
  });
});
