/** Names the organization's own networks that an event came from: VPN exits, offices. */
import { BlockList, isIP } from 'node:net';
import * as z from 'zod';
import { strict } from '../practices/index.ts';
import { transform } from './types.ts';

interface Range {
  address: string;
  family: 'ipv4' | 'ipv6';
  bits: number;
}

/** `203.0.113.0/24`, `2001:db8::/32`, or one address. */
function parseRange(text: string): Range | undefined {
  const [address = '', bits, more] = text.trim().split('/');
  const version = isIP(address);
  const most = version === 6 ? 128 : 32;
  const length = bits === undefined ? most : Number(bits);
  const isRange = version !== 0 && more === undefined && /^\d{1,3}$/.test(bits ?? '0') && length <= most;
  return isRange ? { address, family: version === 6 ? 'ipv6' : 'ipv4', bits: length } : undefined;
}

const range = z.string().transform((text, context) => {
  const parsed = parseRange(text);
  if (parsed) return parsed;
  context.addIssue('is not a range of addresses. Write it like 203.0.113.0/24 or 2001:db8::/32');
  return z.NEVER;
});

export const labelNetworks = transform({
  id: 'label_networks',
  options: strict({
    networks: z.record(z.string().min(1), z.array(range).min(1, { error: 'is empty. Add a range' })),
  }),
  create({ networks }) {
    const lists = Object.entries(networks).map(([name, ranges]) => ({ name, list: listOf(ranges) }));
    return {
      event(event) {
        const version = isIP(event.ip_address ?? '');
        if (version === 0 || event.ip_address === undefined) return event;
        const family = version === 6 ? 'ipv6' : 'ipv4';
        const { ip_address } = event;
        const found = lists.filter(({ list }) => list.check(ip_address, family)).map(({ name }) => name);
        return found.length > 0 ? { ...event, networks: found } : event;
      },
    };
  },
});

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const { address, bits, family } of ranges) list.addSubnet(address, bits, family);
  return list;
}
