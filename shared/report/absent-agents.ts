/** Agents that a source vouches for and does not list on a device of the page. Pure. */
import { type Config, isManaged, sourcesWith, trustIn } from '../config/config.ts';
import type { Attests } from '../model/declaration.ts';
import type { MergedDevice } from '../model/device.ts';
import type { Agent, DeviceRecord } from '../model/record.ts';
import { historyKey, type MeasuredSweep, type PersonItems } from '../model/stored.ts';
import { absentSince } from './absence.ts';
import type { JoinedHardware } from './joining.ts';

/** The enabled sources of the company of which a complete sweep without a device may be evidence. */
export const attesting = (config: Pick<Config, 'sources' | 'declarations'>): [string, Attests][] =>
  sourcesWith('devices', config).flatMap((source) => {
    const attests = config.declarations[source]?.attests;
    return attests && isManaged(source, config) ? [[source, attests] as [string, Attests]] : [];
  });

export interface AbsenceInput {
  config: Config;
  /** Records of managed sources that list devices for the person. */
  base: readonly DeviceRecord[];
  history: PersonItems['history'];
  joined: JoinedHardware;
  /** By source: sweeps of which it was counted how much they hold. */
  measured: ReadonlyMap<string, MeasuredSweep>;
}

/** @returns adds to a device of the page what is known not to be there */
export function withAbsentAgents(input: AbsenceInput): (device: MergedDevice) => MergedDevice {
  return (device) =>
    attesting(input.config).reduce((known, [source, attests]) => {
      const at = absenceOf(device, source, attests, input);
      return at === undefined ? known : withFact(known, { source, agent: attests.agent, at }, input.config);
    }, device);
}

/** What the source itself has on the device is there, whenever it was seen. */
function absenceOf(
  device: MergedDevice,
  source: string,
  attests: Attests,
  { base, history, joined, measured }: AbsenceInput,
): string | undefined {
  if (device.sources.includes(source) || device.owned_by === 'personal') return undefined;
  const parts = base.filter((record) =>
    device.records.some((part) => part.source === record.source && part.id === record.id),
  );
  return absentSince({
    listed: parts.map((record) => {
      const { stored_since, reported = [] } = history?.get(historyKey(record)) ?? {};
      return {
        record,
        stored_since,
        reported: [...reported, ...(record.last_sync ? [record.last_sync] : [])],
      };
    }),
    platform: device.platform,
    attests,
    sweep: measured.get(source),
    pointers(key) {
      const found = joined.pointers.get(key);
      return found === undefined || found === 'many' ? found : found.filter((one) => one.source === source);
    },
  });
}

/** Behind all that other sources say: whoever says that it is there is believed. */
function withFact(
  device: MergedDevice,
  { source, agent, at }: { source: string; agent: string; at: string },
  config: Config,
): MergedDevice {
  const value: Record<string, Agent> = { [agent]: { present: false } };
  const trust = trustIn(config)(source);
  const add = <View extends Pick<MergedDevice, 'facts' | 'evidence'>>(view: View): View => ({
    ...view,
    facts: { agents: { value, at, source }, ...view.facts },
    evidence: { ...view.evidence, agents: [...(view.evidence.agents ?? []), { source, value, at }] },
  });
  const views = device.views?.map((view) => (view.trust === trust ? add(view) : view));
  return { ...add(device), ...(views && { views }) };
}
