/** The source by the Classic API: one request per device, no paging, no filters. For servers that have nothing better. */

import type { AdapterContext, Connection } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../shared/identifiers/index.ts';
import type { Answer, DeviceRecord, Page } from '../../shared/model/record.ts';
import { readClassicComputer } from './classic-computer.ts';
import { idsIn, linksOf } from './classic-lists.ts';
import { readClassicMobile } from './classic-mobile.ts';
import type { Client } from './client.ts';
import type { Config } from './config.ts';
import { mobileId } from './mobile.ts';
import { NOTHING, partsOf } from './parts.ts';
import { type Read, readDevices } from './schema.ts';

interface Kind {
  name: 'computers' | 'mobile';
  path: 'computers' | 'mobiledevices';
  /** The key around the list of all. */
  listed: string;
  read: Read;
  recordId(id: string): string;
  privilege: string;
}

const COMPUTERS: Kind = {
  name: 'computers',
  path: 'computers',
  listed: 'computers',
  read: readClassicComputer,
  recordId: (id) => id,
  privilege: 'Read Computers',
};
const MOBILE: Kind = {
  name: 'mobile',
  path: 'mobiledevices',
  listed: 'mobile_devices',
  read: readClassicMobile,
  recordId: mobileId,
  privilege: 'Read Mobile Devices',
};

export function connectClassic(
  config: Config,
  { log, now }: AdapterContext,
  client: Client,
): Connection<DeviceRecord> {
  const kinds = config.mobile_devices ? [COMPUTERS, MOBILE] : [COMPUTERS];

  /** One device, by any of the ways that the path offers. */
  async function one(kind: Kind, by: string, value: string): Promise<Answer> {
    const reading = { synced_at: now().toISOString(), attributes: config.extension_attributes };
    const path = `${kind.path}/${by}/${encodeURIComponent(value)}`;
    const payload = await client.classic(path, kind.privilege);
    if (payload === undefined) return NOTHING();
    const idOf = () => (by === 'id' ? kind.recordId(value) : undefined);
    const devices = readDevices([payload], kind.read, idOf, reading);
    return { ...devices, complete: devices.dropped.every(({ id }) => id !== undefined) };
  }

  /** Many devices. One that the server fails on is dropped; when it fails on all, so does the answer. */
  async function many(kind: Kind, ids: readonly string[]): Promise<Answer> {
    const whole = NOTHING();
    const outcomes = await Promise.allSettled(ids.map((id) => one(kind, 'id', id)));
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
    if (failed.length === ids.length && failed[0]) throw failed[0].reason;
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') {
        whole.records.push(...outcome.value.records);
        whole.dropped.push(...outcome.value.dropped);
      } else {
        if (!isOneDevices(outcome.reason)) throw outcome.reason;
        whole.dropped.push({ id: kind.recordId(ids[index] ?? ''), reason: outcome.reason.message });
      }
    }
    return whole;
  }

  async function lookUp(
    by: 'serialnumber' | 'macaddress',
    value: string,
    fits: (record: DeviceRecord) => boolean,
  ): Promise<Answer> {
    const asking = kinds.map(async (kind) => {
      const answer = await one(kind, by, value);
      return { ...answer, records: answer.records.filter(fits) };
    });
    return partsOf(asking, log);
  }

  return {
    /** The path takes the address as it is: the Classic API knows no wildcards there. */
    async byEmail(email) {
      const owner = canonicalEmail(email);
      if (owner === undefined) return NOTHING();
      const users = await client.classic(`users/email/${encodeURIComponent(owner)}`, 'Read User');
      const asking = kinds.map(async (kind) => {
        const answer = await many(kind, linksOf(users, kind.listed));
        return { ...answer, records: answer.records.filter(({ owners }) => owners.includes(owner)) };
      });
      return partsOf(asking, log);
    },
    async bySerial(value) {
      const serial = canonicalSerial(value);
      if (serial === undefined) return NOTHING();
      return lookUp('serialnumber', serial, ({ identifiers }) => identifiers.serial === serial);
    },
    /** Never sure: whether the second address is looked at is not documented. */
    async byMac(value) {
      const mac = canonicalMac(value);
      if (mac === undefined) return NOTHING();
      const fits = ({ identifiers }: DeviceRecord) => identifiers.mac_addresses?.includes(mac) ?? false;
      return { ...(await lookUp('macaddress', mac, fits)), complete: false };
    },
    async all(cursor) {
      const [, name, last = ''] = /^([a-z]+):(\d*)$/.exec(cursor ?? `${COMPUTERS.name}:`) ?? [];
      const index = kinds.findIndex((kind) => kind.name === name);
      const kind = kinds[index];
      if (!kind) throw new SourceError('internal', 'This cursor was not made by these settings; begin anew.');
      const listed = await client.classic(kind.path, kind.privilege);
      const left = idsIn(listed, kind.listed).filter((id) => last === '' || Number(id) > Number(last));
      const ids = left.slice(0, config.page_size);
      const page: Page = await many(kind, ids);
      const following = kinds[index + 1];
      if (left.length > ids.length) return { ...page, next: `${kind.name}:${ids.at(-1)}` };
      return following ? { ...page, next: `${following.name}:` } : page;
    },
    async check() {
      const details: string[] = [];
      for (const kind of kinds) {
        // No device has this id: what counts is that the question is allowed.
        await client.classic(`${kind.path}/id/0`, kind.privilege);
        details.push(`${kind.name}: readable`);
      }
      return { vendor: 'Jamf Pro (Classic API)', details };
    },
  };
}

/** A device that is damaged on the server answers 500. All else would happen to any device. */
function isOneDevices(error: unknown): error is SourceError {
  return error instanceof SourceError && (error.code === 'unreachable' || error.code === 'unintelligible');
}
