/** The source by the Classic API: one request per device, no paging, no filters. For servers that have nothing better. */

import { nothing, together } from '../../../shared/adapter-kit/answers.ts';
import type { AdapterContext, VendorConnection } from '../../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { readEach } from '../../../shared/adapter-kit/read.ts';
import { inTurn } from '../../../shared/adapter-kit/walks.ts';
import type { Answer, DeviceRecord } from '../../../shared/model/record.ts';
import type { Client } from '../client.ts';
import type { Config } from '../config.ts';
import { mobileId } from '../mobile.ts';
import { usernamesOf } from '../owners.ts';
import { type JamfRecord, type Read, readingOf } from '../schema.ts';
import { readClassicComputer } from './computer.ts';
import { idsIn, linksOf } from './lists.ts';
import { readClassicMobile } from './mobile.ts';

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
  { log }: AdapterContext,
  client: Client,
): VendorConnection<DeviceRecord> {
  const kinds = config.mobile_devices ? [COMPUTERS, MOBILE] : [COMPUTERS];
  const reading = readingOf(config);

  /** One device, by any of the ways that the path offers. */
  async function one(kind: Kind, by: string, value: string): Promise<Answer<JamfRecord>> {
    const path = `${kind.path}/${by}/${encodeURIComponent(value)}`;
    const payload = await client.classic(path, kind.privilege);
    return readEach(
      payload === undefined ? [] : [payload],
      (found) => kind.read(found, reading),
      () => (by === 'id' ? kind.recordId(value) : undefined),
    );
  }

  /** Many devices. One that the server fails on is dropped; when it fails on all, so does the answer. */
  async function many(kind: Kind, ids: readonly string[]): Promise<Answer<JamfRecord>> {
    const whole: Answer<JamfRecord> = nothing();
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

  const lookUp = (by: 'serialnumber' | 'macaddress', value: string) =>
    together(
      kinds.map((kind) => one(kind, by, value)),
      log,
    );

  async function page(kind: Kind, after: string | undefined) {
    const listed = await client.classic(kind.path, kind.privilege);
    const left = idsIn(listed, kind.listed).filter((id) => after === undefined || Number(id) > Number(after));
    const ids = left.slice(0, config.page_size);
    const next = left.length > ids.length ? ids.at(-1) : undefined;
    return { ...(await many(kind, ids)), ...(next !== undefined && { next }) };
  }

  return {
    /**
     * By the address and by the user names that stand for it; the paths take them as they are: the Classic API knows no
     * wildcards there. Never sure: a user whose field holds several addresses is found by none of them.
     */
    async byEmail(email) {
      const paths = [`email/${encodeURIComponent(email)}`];
      for (const name of usernamesOf(email, config.username_domain))
        paths.push(`name/${encodeURIComponent(name)}`);
      const users = await Promise.all(paths.map((path) => client.classic(`users/${path}`, 'Read User')));
      const linked = (kind: Kind) => [...new Set(users.flatMap((body) => linksOf(body, kind.listed)))];
      const found = kinds.map((kind) => many(kind, linked(kind)));
      return { ...(await together(found, log)), complete: false };
    },
    bySerial: (serial) => lookUp('serialnumber', serial),
    /** Never sure: whether the second address is looked at is not documented. */
    byMac: async (mac) => ({ ...(await lookUp('macaddress', mac)), complete: false }),
    all: (cursor) => inTurn(kinds, cursor, page),
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
