/** What Graph says of one device besides its row in the list: asked side by side for the devices of a page. */
import type { PartOutcome } from '../../shared/adapter-kit/batches.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { type Fields, list, object, text } from '../../shared/adapter-kit/read.ts';
import type { Client, Version } from './client.ts';
import { platformOf } from './system.ts';

/** `missing`: refused, failed or throttled. `none`: Graph has no such thing of it. `undefined`: it was not asked for. */
type Told<Value> = Value | 'missing' | 'none' | undefined;

/** What was told, if anything. */
export const known = <Value extends object>(told: Told<Value>): Value | undefined =>
  typeof told === 'object' ? told : undefined;

export interface Details {
  /** Fields that only a single device has (beta). */
  hardware?: Told<Fields>;
  /** Its entry in the report of encryption (beta). */
  encryption?: Told<Fields>;
  /** What was found to be installed (beta). */
  apps?: Told<Fields>;
  /** States of its compliance policies. */
  policies?: Told<Fields>;
  /** Microsoft Defender, on Windows. */
  protection?: Told<Fields>;
  /** States of the settings of all of its policies. */
  settings?: Told<unknown[]>;
}

/** What is asked of a device at first; settings are asked of the policies that it then has. */
type Kind = Exclude<keyof Details, 'settings'>;

interface Question<Of extends string> {
  id: string;
  kind: Of;
  version: Version;
  path: string;
}

/** What `$select` must name: fields that lists leave empty, and the state that v1.0 does not have. */
const HARDWARE_FIELDS = 'id,udid,ethernetMacAddress,chassisType,managementState,hardwareInformation';

const ENTITY = 'deviceManagement/managedDevices';

interface Place {
  version: Version;
  path: (id: string) => string;
  /** Absent: every device. */
  only?: (row: Fields) => boolean;
  /** The device is there, so this one's 404 says that there is no such thing of it. */
  mayLack?: true;
}

const on =
  (...platforms: string[]) =>
  (row: Fields) =>
    platforms.some((platform) => platform === platformOf(row.operatingSystem));

export const PLACES: Readonly<Record<Kind, Place>> = {
  hardware: { version: 'beta', path: (id) => `${ENTITY}/${id}?$select=${HARDWARE_FIELDS}` },
  encryption: {
    version: 'beta',
    path: (id) => `deviceManagement/managedDeviceEncryptionStates/${id}`,
    only: on('Windows', 'Mac'),
    mayLack: true,
  },
  apps: { version: 'beta', path: (id) => `${ENTITY}/${id}?$select=id&$expand=detectedApps` },
  policies: { version: 'v1.0', path: (id) => `${ENTITY}/${id}/deviceCompliancePolicyStates` },
  protection: {
    version: 'v1.0',
    path: (id) => `${ENTITY}/${id}/windowsProtectionState`,
    only: on('Windows'),
    mayLack: true,
  },
};
/** In the order in which they are asked for. */
export const KINDS = Object.keys(PLACES) as readonly Kind[];

/** Ids of Intune are UUIDs; whatever else a row has for one is no part of a path. */
const ID = /^[0-9a-f-]{1,64}$/i;

/**
 * @param rows of the list
 * @returns by id; of a device that cannot be asked about there is nothing
 * @throws SourceError where nothing at all may be read
 */
export async function detailsOf(
  rows: readonly Fields[],
  client: Client,
  { log }: AdapterContext,
): Promise<Map<string, Details>> {
  const known = rows.flatMap((row) => {
    const id = text(row.id);
    return id !== undefined && ID.test(id) ? [{ id, row }] : [];
  });
  const details = new Map<string, Details>(known.map(({ id }) => [id, {}]));
  const first = KINDS.flatMap((kind) =>
    known.flatMap(({ id, row }): Question<Kind>[] => {
      const { version, path, only } = PLACES[kind];
      return only?.(row) === false ? [] : [{ id, kind, version, path: path(id) }];
    }),
  );
  for (const [{ id, kind }, outcome] of await ask(first, client))
    Object.assign(details.get(id) ?? {}, { [kind]: toldBy(outcome, PLACES[kind].mayLack) });

  const second = [...details].flatMap(([id, { policies }]) => settingsIn(id, policies));
  const states = Map.groupBy(await ask(second, client), ([{ id }]) => id);
  for (const [id, told] of details) told.settings = settingsOf(told.policies, states.get(id) ?? []);

  const missing = [...details.values()].flatMap((told) =>
    Object.entries(told).flatMap(([kind, value]) => (value === 'missing' ? [kind] : [])),
  );
  if (missing.length > 0)
    log.warn('Microsoft Graph did not answer all about some devices', {
      source: 'intune',
      parts: [...new Set(missing)],
      answers: missing.length,
    });
  return details;
}

type Asked<Of extends string> = readonly [question: Question<Of>, outcome: PartOutcome];

/** One batch is of one version. */
async function ask<Of extends string>(
  questions: readonly Question<Of>[],
  client: Client,
): Promise<Asked<Of>[]> {
  const groups = [...Map.groupBy(questions, ({ version }) => version)].map(async ([version, group]) => {
    const outcomes = await client.parts(
      version,
      group.map(({ path }) => path),
    );
    return group.flatMap((question, index): Asked<Of>[] => {
      const outcome = outcomes[index];
      return outcome === undefined ? [] : [[question, outcome]];
    });
  });
  return (await Promise.all(groups)).flat();
}

function toldBy(outcome: PartOutcome, mayLack: true | undefined): Told<Fields> {
  if (outcome instanceof SourceError) return 'missing';
  // What has just been listed may not be there yet for whoever answers this.
  if (outcome.status === 404) return mayLack ? 'none' : 'missing';
  return object(outcome.body) ?? 'missing';
}

const listIn = (told: Told<Fields>): readonly unknown[] => list(known(told)?.value);

function settingsIn(device: string, policies: Told<Fields>): Question<'settings'>[] {
  return listIn(policies).flatMap((policy) => {
    const id = text(object(policy)?.id);
    if (id === undefined) return [];
    const path = `${PLACES.policies.path(device)}/${encodeURIComponent(id)}/settingStates`;
    return [{ id: device, kind: 'settings' as const, version: PLACES.policies.version, path }];
  });
}

/** Of some policies only it would say too little: what another one asks for may not be met. */
function settingsOf(policies: Told<Fields>, asked: readonly Asked<'settings'>[]): Told<unknown[]> {
  const told = asked.map(([, outcome]) => toldBy(outcome, undefined));
  if (policies === 'missing' || told.includes('missing')) return 'missing';
  return told.flatMap(listIn);
}
