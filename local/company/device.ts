import { HARDWARE, type Hardware, SERVICES, SOFTWARE, SPECIAL_HARDWARE, SYSTEMS } from './catalog.ts';
import { dockAddressOf, identityOf } from './identity.ts';
import { personNamed, personOf } from './people.ts';
import { goodPosture, ordinaryPosture } from './posture.ts';
import { chance, draw, pick } from './random.ts';
import { numberOf, type Slot } from './slots.ts';
import type { CompanyDevice, Person, Posture } from './types.ts';

const HOUR = 3_600_000;

/** Everything about one device, made from its number. */
export function deviceOf(slot: Slot, now: Date): CompanyDevice {
  const { number, platform, kind, story } = slot;
  const owner = slot.spare || story?.unlisted ? undefined : personOf(slot.person);
  const given_to = givenTo(slot);
  const hardware = hardwareOf(slot);
  const scanned = now.getTime() - scannedHoursAgo(slot) * HOUR;
  return {
    number,
    ...(slot.machine && { entry_of: slot.machine.number }),
    ...(owner && { owner }),
    ...(given_to && { given_to }),
    kind,
    platform,
    known_to: slot.known_to,
    name: story?.name ?? nameOf(slot, owner),
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    model_id: hardware.model_id,
    ...identifiersOf(slot, hardware),
    os: systemOf(slot),
    owned_by: story?.owned_by ?? (kind === 'phone' && chance(30, number, 33) ? 'personal' : 'company'),
    managed: true,
    enrolled_at: new Date(now.getTime() - (90 + draw(900, number, 34)) * 24 * HOUR),
    scanned_at: new Date(scanned),
    seen_at: new Date(Math.min(now.getTime(), scanned + draw(60, number, 35) * 60_000)),
    software: SOFTWARE[platform],
    services: SERVICES[platform],
    ...postureOf(slot),
  };
}

function givenTo({ spare, person, story }: Slot): Person | undefined {
  if (spare) return undefined;
  return story?.given_to === undefined ? personOf(person) : personNamed(story.given_to);
}

/** A machine has one identity, whoever lists it; a story says what a source sees of it. */
function identifiersOf(slot: Slot, { manufacturer }: Hardware) {
  const { number, kind } = slot.machine ?? slot;
  const { serial, dock, udid_of } = slot.story ?? {};
  const identity = identityOf(number, kind, manufacturer);
  const [wireless = '', ethernet = ''] = identity.mac_addresses;
  const copied = udid_of === undefined ? undefined : numberOf(slot.person, udid_of);
  return {
    ...identity,
    ...(serial !== undefined && { serial }),
    ...(copied !== undefined && { udid: identityOf(copied, kind, manufacturer).udid }),
    mac_addresses: [wireless, dock === undefined ? ethernet : dockAddressOf(dock)],
  };
}

function hardwareOf(slot: Slot): Hardware {
  const { platform, kind, number, story } = slot.machine ?? slot;
  const named = [...HARDWARE, ...SPECIAL_HARDWARE].find(({ model_id }) => model_id === story?.hardware);
  if (named) return named;
  const fitting = HARDWARE.filter((item) => item.platform === platform && item.kind === kind);
  const any = HARDWARE.filter((item) => item.platform === platform);
  return pick(fitting.length > 0 ? fitting : any, number, 30);
}

function systemOf({ platform, number, story }: Slot): CompanyDevice['os'] {
  const systems = SYSTEMS[platform];
  const wanted = story ? (story.system ?? 0) : chance(75, number, 31) ? 0 : draw(systems.length, number, 32);
  return systems[wanted] ?? pick(systems, number, 32);
}

function scannedHoursAgo({ number, story }: Slot): number {
  if (story) return story.scannedHoursAgo ?? 2;
  const hours = draw(24, number, 36) + 1;
  return chance(4, number, 37) ? hours + draw(60, number, 38) * 24 : hours;
}

function nameOf({ platform, number, kind }: Slot, owner: Person | undefined): string {
  if (!owner) return `spare-${number}`;
  const first = owner.name.split(' ')[0] ?? owner.name;
  if (kind === 'phone' || kind === 'tablet') return `${first}’s ${kind}`;
  return platform === 'Windows' ? `WS-${number}` : `${owner.username}-${kind}`;
}

function postureOf({ platform, number, story }: Slot): Posture {
  if (!story) return ordinaryPosture(platform, number);
  const posture: Record<string, unknown> = { ...goodPosture(platform), ...story.but };
  for (const [fact, value] of Object.entries(posture)) {
    if (value === undefined) delete posture[fact];
  }
  return posture as Posture;
}
