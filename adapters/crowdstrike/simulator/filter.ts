/** The lists of ids: by a filter of the Falcon Query Language, and all of them by a pointer that grows old. */
import type { Company, CompanyDevice } from '../../../local/company/types.ts';
import type { Reply } from '../../../local/simulator/server.ts';
import { FIRST_SEEN, idOf } from './host.ts';

/** A pointer is good for two minutes. */
const POINTER_LIVES = 120_000;

const known = (company: Company) => company.numbers('crowdstrike', ['Mac', 'Windows', 'Linux']);

/** Ids that a filter finds. What comes after the first ten thousand cannot be reached this way. */
export function findIds(company: Company, query: URLSearchParams): Reply {
  const limit = Number(query.get('limit') ?? 100);
  const all = [...numbersFor(company, query.get('filter') ?? '')];
  const pagination = { offset: Math.min(limit, all.length), limit, total: all.length };
  return answer(all.slice(0, limit), pagination);
}

function numbersFor(company: Company, filter: string): Iterable<number> {
  const [, field, written = ''] = /^(serial_number|mac_address):'((?:[^'\\]|\\.)*)'$/.exec(filter) ?? [];
  const value = written.replace(/\\(.)/g, '$1');
  const listed = known(company);
  const only = (devices: readonly CompanyDevice[]) =>
    devices.map(({ number }) => number).filter((number) => listed.includes(number));
  if (field === 'serial_number') return only(company.devicesBySerial(value));
  if (field !== 'mac_address') return listed;
  // It knows one address of each host, and finds it as it writes it: in small letters, with dashes.
  const mac = value.toUpperCase().replaceAll('-', ':');
  const isFirst = ({ mac_addresses }: CompanyDevice) =>
    value === value.toLowerCase() && mac_addresses[0] === mac;
  return only(company.devicesByMac(mac).filter(isFirst));
}

/** All ids in the order in which hosts were first seen. The last page is empty, and its pointer too. */
export function scrollIds(company: Company, query: URLSearchParams, now: number): Reply {
  const pointer = query.get('offset');
  const [after = -1, given = now] = pointer
    ? Buffer.from(pointer, 'base64url').toString().split('/').map(Number)
    : [];
  if (now - given > POINTER_LIVES) return invalid('offset has expired');
  const [, since] = /^first_seen:>='(.+)'$/.exec(query.get('filter') ?? '') ?? [];
  const from = since === undefined ? 0 : (Date.parse(since) - FIRST_SEEN) / 1000;
  const rest = known(company).filter((number) => number > after && number >= from);
  const ids = [...rest.subarray(0, Number(query.get('limit') ?? 100))];
  const last = ids.at(-1);
  if (last === undefined) return answer([], { total: 0, offset: '' });
  const offset = Buffer.from(`${last}/${now}`).toString('base64url');
  return answer(ids, { total: rest.length, offset, expires_at: (now + POINTER_LIVES) * 1_000_000 });
}

const answer = (numbers: readonly number[], pagination: object): Reply => ({
  status: 200,
  body: { meta: { query_time: 0.17, pagination }, resources: numbers.map(idOf), errors: [] },
});

const invalid = (message: string): Reply => ({
  status: 400,
  body: { meta: {}, errors: [{ code: 400, message }], resources: null },
});
