/** Which devices there are. Answers with numbers only, so that a large company costs nothing until it is looked at. */
import type { Platform } from '../../shared/model/record.ts';
import { KNOWN_BY } from './catalog.ts';
import { chance, draw } from './random.ts';
import type { StoryDevice } from './stories/types.ts';
import { STORY_PEOPLE } from './stories.ts';
import type { DeviceKind } from './types.ts';

/** Room for devices per person: a device's number is `person × SLOTS + slot + 1`. */
export const SLOTS = 10;

export interface Slot {
  number: number;
  person: number;
  platform: Platform;
  kind: DeviceKind;
  known_to: readonly string[];
  /** Nobody's, though it takes one of a person's numbers. */
  spare?: boolean;
  story?: StoryDevice;
  /** The entry that is the same machine, where a source lists it once more. */
  machine?: Slot;
}

/** The device of that number, or `undefined` where there is none. */
export function slotOf(number: number, people: number): Slot | undefined {
  const person = Math.floor((number - 1) / SLOTS);
  if (!Number.isInteger(number) || number < 1 || person >= people) return undefined;
  const slot = (number - 1) % SLOTS;
  const story = STORY_PEOPLE[person];
  if (story) return storySlot(person, slot, people);
  const ordinary = ORDINARY[slot]?.(number);
  return ordinary && { number, person, known_to: KNOWN_BY[ordinary.platform], ...ordinary };
}

/** Numbers of the devices in the stories: few, so a lookup may go through all of them. */
export const STORY_NUMBERS: readonly number[] = STORY_PEOPLE.flatMap(({ devices }, person) =>
  devices.map((_, slot) => numberOf(person, slot)),
);

function storySlot(person: number, slot: number, people: number): Slot | undefined {
  const story = STORY_PEOPLE[person]?.devices[slot];
  if (!story) return undefined;
  const { platform, kind, known_to = KNOWN_BY[platform], same_as } = story;
  const machine = same_as === undefined ? undefined : slotOf(numberOf(person, same_as), people);
  return {
    number: numberOf(person, slot),
    person,
    platform,
    kind,
    known_to,
    story,
    ...(machine && { machine }),
  };
}

/** The number of the device in a person's place, from 0. */
export function numberOf(person: number, slot: number): number {
  return person * SLOTS + slot + 1;
}

type Ordinary = (Pick<Slot, 'platform' | 'kind' | 'spare'> & { known_to?: readonly string[] }) | undefined;

const ORDINARY: readonly ((number: number) => Ordinary)[] = [
  (number) => ({ platform: computer(number), kind: chance(90, number, 20) ? 'laptop' : 'desktop' }),
  (number) => (chance(80, number, 21) ? phone(number) : undefined),
  (number) => (chance(15, number, 23) ? { platform: computer(number), kind: 'desktop' } : undefined),
  (number) => (chance(10, number, 24) ? { platform: 'iOS', kind: 'tablet' } : undefined),
  (number) => (chance(6, number, 25) ? { platform: 'ChromeOS', kind: 'chromebook' } : undefined),
  (number) =>
    chance(3, number, 26) ? { platform: computer(number), kind: 'laptop', spare: true } : undefined,
];

function phone(number: number): Ordinary {
  if (!chance(60, number, 22)) return { platform: 'Android', kind: 'phone' };
  const apple = { platform: 'iOS', kind: 'phone' } as const;
  return chance(25, number, 28) ? { ...apple, known_to: ['jamf', 'google'] } : apple;
}

function computer(number: number): Platform {
  const share = draw(100, number, 27);
  if (share < 55) return 'Mac';
  return share < 95 ? 'Windows' : 'Linux';
}
