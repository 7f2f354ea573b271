import { afterEach, expect, it } from '@jest/globals';
import type { V1Device } from '../../../shared/api/v1.ts';
import type { ApiResult } from '../../../web/api.ts';
import { close, looking, openDevices } from '../../../web/people/looking.ts';
import { searchFor } from '../../../web/people/search.ts';

afterEach(close);

const refused = (code: 'invalid_serial' | 'internal'): ApiResult<V1Device[]> => ({
  ok: false,
  failure: { kind: 'problem', problem: { status: 400, code } },
});

/** What is shown after the search, and what was asked on the way. */
async function lookedFor(typed: string, answers: ApiResult<V1Device[]>[]) {
  const search = searchFor(typed, true);
  if (search?.for !== 'devices') throw new Error(`${typed} is not looked for among devices.`);
  const asked: string[] = [];
  await openDevices(search.searches, 'Ticket 4711', async (by, value) => {
    asked.push(`${by} ${value}`);
    return answers[asked.length - 1] ?? { ok: true, data: [] };
  });
  return { asked, finding: looking.get().finding };
}

it('finds nothing by what many machines carry instead of a serial number', async () => {
  const { asked, finding } = await lookedFor('System Serial Number', [refused('invalid_serial')]);
  expect(asked).toEqual(['serial SYSTEM SERIAL NUMBER']);
  expect(finding).toMatchObject({ devices: [], failure: undefined });
});

it('tells any other refusal', async () => {
  const { finding } = await lookedFor('C02XL0GYJGH6', [refused('internal')]);
  expect(finding).toMatchObject({ devices: undefined, failure: { problem: { code: 'internal' } } });
});

it('reads twelve digits the other way when nothing is found', async () => {
  const { asked, finding } = await lookedFor('0050B6010203', []);
  expect(asked).toEqual(['macaddr 00:50:B6:01:02:03', 'serial 0050B6010203']);
  expect(finding?.devices).toEqual([]);
});
