/** CrowdStrike Falcon: whether its sensor is on a computer and does its work. It knows hardware, and hardly any people. */
import type { AdapterContext, DeviceAdapter, VendorConnection } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { object, readEach, text } from '../../shared/adapter-kit/read.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { partsOf } from './assessment.ts';
import { createClient } from './client.ts';
import { Config } from './config.ts';
import { declaration } from './declaration.ts';
import { toRecord } from './schema.ts';
import { pageOfHosts } from './walk.ts';

export const crowdstrike: DeviceAdapter<Config> = {
  source: 'crowdstrike',
  label: 'CrowdStrike Falcon',
  role: 'devices',
  declaration,
  config: Config,
  connect: (config, context) => guard('crowdstrike', context, connect(config, context)),
};

function connect(config: Config, context: AdapterContext): VendorConnection<DeviceRecord> {
  const client = createClient(config, context);

  async function read(hosts: readonly unknown[], ids: readonly string[]) {
    const known = config.zero_trust_assessments && ids.length > 0 ? await assessments(ids) : undefined;
    return readEach(
      hosts,
      (host) => {
        const record = toRecord(host, known?.get(text(object(host)?.device_id) ?? ''));
        const isMissing = config.zero_trust_assessments && known === undefined;
        return isMissing ? { ...record, missing: partsOf(record.platform) } : record;
      },
      (host) => text(object(host)?.device_id),
    );
  }

  /** By host. `undefined`: they were not answered this time, which must not look like "not collected". */
  async function assessments(ids: readonly string[]): Promise<ReadonlyMap<string, unknown> | undefined> {
    try {
      const found = await client.assessments(ids);
      return new Map(found.map((one) => [text(object(one)?.aid) ?? '', one]));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      context.log.error('The Zero Trust Assessments are missing', error);
      return undefined;
    }
  }

  async function find(filter: string) {
    const { ids, more } = await client.find(filter);
    const answer = await read(await client.hosts(ids), ids);
    return { ...answer, complete: answer.complete && !more };
  }

  return {
    bySerial: (serial) => find(`serial_number:${quoted(serial)}`),
    byMac: (mac) => find(`mac_address:${quoted(mac.toLowerCase().replaceAll(':', '-'))}`),
    async all(cursor) {
      const { hosts, ids, next } = await pageOfHosts(client, {
        cursor,
        pageSize: config.page_size,
        now: context.now().getTime(),
      });
      return { ...(await read(hosts, ids)), ...(next !== undefined && { next }) };
    },
    async check() {
      const { ids } = await client.find("platform_name:'Mac',platform_name:'Windows',platform_name:'Linux'");
      await client.hosts(ids.slice(0, 1));
      const details = ['hosts: readable'];
      if (config.zero_trust_assessments) {
        const isReadable = (await assessments(ids.slice(0, 1))) !== undefined;
        details.push(`Zero Trust Assessments: ${isReadable ? 'readable' : 'not readable'}`);
      }
      return { vendor: 'CrowdStrike Falcon', details };
    },
  };
}

/** A text in a filter. */
const quoted = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
