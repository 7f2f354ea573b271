/** Devices in the shape of the first Stethoscope's API, which its users' scripts read. */
import type { V1Claim, V1Device, V1Practice, V1Record } from '../api/v1.ts';
import type { Claim } from '../model/record.ts';
import type { Directions, PracticeResult, ReportDevice } from '../model/report.ts';

/** The same device; what the old shape has no place for is left out. */
export function toV1Device({ worst: _worst, practices, ...device }: ReportDevice): V1Device {
  const shown = Object.entries(practices).map(([id, result]) => [id, toV1Practice(result)] as const);
  return {
    ...device,
    last_sync: device.last_sync ?? device.synced_at,
    ...(device.vendor_status !== undefined && { status: device.vendor_status }),
    practices: Object.fromEntries(shown),
  };
}

/** One record of one source, judged by itself. */
export const toV1Record = (device: ReportDevice, source: string): V1Record => ({
  ...toV1Device(device),
  source,
});

/** What an ownership source says of hardware: a device of which nothing else is known. */
export function toV1Claim(claim: Claim): V1Claim {
  const { source, id, serial, mac_addresses, name, model, manufacturer, vendor_status, synced_at } = claim;
  return {
    ...(name !== undefined && { name }),
    ...(model !== undefined && { model }),
    ...(manufacturer !== undefined && { manufacturer }),
    ...(vendor_status !== undefined && { vendor_status, status: vendor_status }),
    source,
    sources: [source],
    records: [{ source, id }],
    identifiers: { ...(serial !== undefined && { serial }), ...(mac_addresses && { mac_addresses }) },
    last_sync: synced_at,
    synced_at,
    practices: {},
  };
}

function toV1Practice(result: PracticeResult): V1Practice {
  const { status, group, title, why, details, directions, link, last_updated, seen } = result;
  return {
    status,
    group,
    title,
    display: status !== 'na',
    description: why,
    details: details.join('\n'),
    directions: directions ? toMarkdown(directions) : '',
    link,
    last_updated,
    value: seen,
  };
}

/** The reader puts what becomes of it into its page as it is, so nothing in it may be markup. */
function toMarkdown({ for: system, steps, expected }: Directions): string {
  const list = steps.map((step, index) => `${index + 1}. ${escaped(step)}`);
  return [`**${escaped(system)}**`, list.join('\n'), ...(expected ? [escaped(expected)] : [])].join('\n\n');
}

const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#|&]/g, (character) => `\\${character}`);
