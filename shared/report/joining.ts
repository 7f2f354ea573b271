/**
 * Which records of hardware belong to the devices of a page. A source that knows hardware lists it for nobody, so it is
 * found by what others list: only what a managed source lists for the person, or an ownership source claims by serial,
 * leads to anything; what a person could have typed leads nowhere.
 */
import { hardwareSources, isManaged, joinsHardware, sourcesWith } from '../config/config.ts';
import type { Config } from '../config/index.ts';
import { canonicalMac, macIdentifies, macKeys, nameKeys, provingKeys } from '../identifiers/index.ts';
import { merge } from '../merge/index.ts';
import type { DeviceRecord } from '../model/record.ts';
import type { Pointer, SourceItems } from '../model/stored.ts';
import { alikeKeys } from './absence.ts';
import { heldFound } from './held.ts';

/** What is read of the table. */
export interface HardwareReader {
  /** `many`: more carry the identifier than can tell a device from another. */
  pointers(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Pointer[] | 'many'>>;
  unowned(references: readonly Pick<DeviceRecord, 'source' | 'id'>[]): Promise<DeviceRecord[]>;
}

export interface JoiningRules {
  config: Pick<Config, 'sources' | 'declarations' | 'identifiers'>;
  /** Sweep and health of the sources. */
  sources: ReadonlyMap<string, SourceItems>;
  /** By source: sweeps that may tell that something is not there. Absent: none. */
  measured?: ReadonlyMap<string, unknown>;
}

/** Records of hardware, and everything that was read to find them. */
export interface JoinedHardware {
  records: readonly DeviceRecord[];
  pointers: ReadonlyMap<string, readonly Pointer[] | 'many'>;
}

export const NO_HARDWARE: JoinedHardware = { records: [], pointers: new Map() };

type Reference = Pick<DeviceRecord, 'source' | 'id'>;
type Found = JoinedHardware['pointers'];

const keyOf = ({ source, id }: Reference): string => JSON.stringify([source, id]);

/** Whether what a record says of a person's hardware may lead to other records. */
export const leads = ({ source }: Pick<DeviceRecord, 'source'>, config: JoiningRules['config']): boolean =>
  isManaged(source, config) && !joinsHardware(source, config);

/** The records of one page. */
export interface OnPage {
  /** Of managed sources that are listed, or claimed by serial, for whose page it is: they lead to hardware. */
  base: readonly DeviceRecord[];
  /** All of them. */
  beside: readonly DeviceRecord[];
}

/** Reads the hardware that belongs to the devices of a page. */
export async function readHardware(
  { base, beside }: OnPage,
  rules: JoiningRules,
  reader: HardwareReader,
): Promise<JoinedHardware> {
  const sources = hardwareSources(rules.config);
  if (sources.length === 0 || base.length === 0) return NO_HARDWARE;
  const proven = await reader.pointers(base.flatMap(provingKeys));
  const devices = devicesOf(base, rules);
  const lacking = devices.filter((device) =>
    sources.some((source) => !isProven(device, source, proven, rules)),
  );
  const isAsked = (device: BaseDevice) =>
    [...(rules.measured?.keys() ?? [])].some((source) => !isProven(device, source, proven, rules));
  const weak = await reader.pointers(
    lacking.flatMap((device) => [...device.macs, ...device.names, ...(isAsked(device) ? device.alike : [])]),
  );
  const pointers = new Map([...proven, ...weak]);
  const wanted = devices.flatMap((device) =>
    sources.flatMap((source) => {
      const certain = provenOf(device, source, proven, rules);
      return certain.length > 0 ? certain : placed(device, source, weak, rules);
    }),
  );
  const read = heldFound(await reader.unowned(wanted), rules).filter(({ owners }) => owners.length === 0);
  return { records: withoutStrays(read, { base, beside }, rules), pointers };
}

/** A device as the base has it. */
interface BaseDevice {
  records: ReadonlySet<string>;
  proving: readonly string[];
  macs: readonly string[];
  names: readonly string[];
  /** Under what something without a serial would stand that is this device. */
  alike: readonly string[];
}

function devicesOf(base: readonly DeviceRecord[], { config }: JoiningRules): BaseDevice[] {
  const byKey = Map.groupBy(base, keyOf);
  const identifies = macIdentifies(config.identifiers);
  return merge(base, { ignore: config.identifiers }).map(({ records, platform }) => {
    const parts = records.flatMap((reference) => byKey.get(keyOf(reference)) ?? []);
    // A source that names no system has no say in which one it is.
    const here = parts.map((part) => ({ ...part, ...(platform && !part.platform && { platform }) }));
    const able = here.map(({ identifiers, ...part }) => ({
      ...part,
      identifiers: {
        ...identifiers,
        mac_addresses: identifiers.mac_addresses?.filter((mac) => identifies(canonicalMac(mac) ?? '')) ?? [],
      },
    }));
    return {
      records: new Set(records.map(keyOf)),
      proving: [...new Set(parts.flatMap(provingKeys))],
      macs: [...new Set(able.flatMap(macKeys))],
      names: [...new Set(able.flatMap(nameKeys))],
      alike: alikeKeys(parts, platform),
    };
  });
}

/** What of a source has an identifier, as far as it holds: pointers outlive what they point at. */
function carriers(
  key: string,
  source: string,
  found: Found,
  rules: JoiningRules,
): readonly Pointer[] | 'many' {
  const all = found.get(key) ?? [];
  if (all === 'many') return 'many';
  return heldFound(
    all.filter((pointer) => pointer.source === source),
    rules,
  );
}

/** Those that stand under nobody and carry a serial, UUID or id of the device. */
function provenOf({ proving }: BaseDevice, source: string, found: Found, rules: JoiningRules): Pointer[] {
  const all = proving.map((key) => carriers(key, source, found, rules));
  return all.flatMap((one) => (one === 'many' ? [] : one)).filter(({ owners }) => owners.length === 0);
}

const isProven = (device: BaseDevice, source: string, found: Found, rules: JoiningRules): boolean =>
  device.proving.some((key) => carriers(key, source, found, rules).length > 0);

/**
 * What has nothing that proves it: it is this device's where a MAC address and the name, on the same platform, are each
 * carried by one record of its source, and on the other side by this device alone.
 */
function placed(device: BaseDevice, source: string, found: Found, rules: JoiningRules): Pointer[] {
  const [name, another] = device.names;
  if (name === undefined || another !== undefined || !areCounted(source, rules)) return [];
  const named = onlyCarrier(name, device, source, found, rules);
  if (!named || named.proves || named.owners.length > 0) return [];
  const agrees = device.macs.some((mac) => {
    const carrier = onlyCarrier(mac, device, source, found, rules);
    return carrier !== undefined && carrier.id === named.id;
  });
  return agrees ? [named] : [];
}

/** The one record of a source under this key, where no other device of the company is under it. */
function onlyCarrier(
  key: string,
  device: BaseDevice,
  source: string,
  found: Found,
  rules: JoiningRules,
): Pointer | undefined {
  const here = carriers(key, source, found, rules);
  if (here === 'many' || here.length !== 1) return undefined;
  const others = peopleSources(rules).map((other) => carriers(key, other, found, rules));
  const isOurs = others.every(
    (one) => one !== 'many' && one.length <= 1 && one.every((pointer) => device.records.has(keyOf(pointer))),
  );
  return isOurs ? here[0] : undefined;
}

const peopleSources = ({ config }: JoiningRules): string[] =>
  sourcesWith('devices', config).filter((source) => leads({ source }, config));

/** Nobody else has something only where everything that could has been looked through: completely, and noted. */
const areCounted = (source: string, { sources, ...rules }: JoiningRules): boolean =>
  [source, ...peopleSources({ sources, ...rules })].every((one) => {
    const last = sources.get(one)?.sweep?.last;
    return last?.complete === true && last.pointed_by !== undefined;
  });

/** Hardware without what ended on no device of the base: what they had in common was contradicted by something stronger. */
function withoutStrays(
  joined: readonly DeviceRecord[],
  { base, beside }: OnPage,
  { config }: Pick<JoiningRules, 'config'>,
): DeviceRecord[] {
  const anchors = new Set(base.map(keyOf));
  const apart = new Set(beside.map(keyOf));
  let kept = joined.filter((record) => !apart.has(keyOf(record)));
  while (kept.length > 0) {
    const wandering = new Set(kept.map(keyOf));
    const devices = merge([...beside, ...kept], { ignore: config.identifiers });
    const strays = new Set(
      devices
        .filter((device) => !device.records.some((part) => anchors.has(keyOf(part))))
        .flatMap((device) => device.records.map(keyOf))
        .filter((key) => wandering.has(key)),
    );
    if (strays.size === 0) break;
    kept = kept.filter((record) => !strays.has(keyOf(record)));
  }
  return kept;
}
