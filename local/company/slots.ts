/** Which devices there are. Answers with numbers only, so that a large company costs nothing until it is looked at. */
import type { Platform } from '../../shared/model/record.ts';
import { chance, draw } from './random.ts';
import { STORY_PEOPLE, type StoryDevice } from './stories.ts';
import type { DeviceKind } from './types.ts';

/** Room for devices per person: a device's number is `person × SLOTS + slot + 1`. */
export const SLOTS = 8;

export interface Slot {
  number: number;
  person: number;
  platform: Platform;
  kind: DeviceKind;
  /** Nobody's, though it takes one of a person's numbers. */
  spare?: boolean;
  story?: StoryDevice;
}

/** The device of that number, or `undefined` where there is none. */
export function slotOf(number: number, people: number): Slot | undefined {
  const person = Math.floor((number - 1) / SLOTS);
  if (!Number.isInteger(number) || number < 1 || person >= people) return undefined;
  const slot = (number - 1) % SLOTS;
  const story = STORY_PEOPLE[person];
  if (story) {
    const device = story.devices[slot];
    return device && { number, person, platform: device.platform, kind: device.kind, story: device };
  }
  const ordinary = ORDINARY[slot]?.(number);
  return ordinary && { number, person, ...ordinary };
}

type Ordinary = Pick<Slot, 'platform' | 'kind' | 'spare'> | undefined;

const ORDINARY: readonly ((number: number) => Ordinary)[] = [
  (number) => ({ platform: computer(number), kind: chance(90, number, 20) ? 'laptop' : 'desktop' }),
  (number) =>
    chance(80, number, 21)
      ? { platform: chance(60, number, 22) ? 'iOS' : 'Android', kind: 'phone' }
      : undefined,
  (number) => (chance(15, number, 23) ? { platform: computer(number), kind: 'desktop' } : undefined),
  (number) => (chance(10, number, 24) ? { platform: 'iOS', kind: 'tablet' } : undefined),
  (number) => (chance(6, number, 25) ? { platform: 'ChromeOS', kind: 'chromebook' } : undefined),
  (number) =>
    chance(3, number, 26) ? { platform: computer(number), kind: 'laptop', spare: true } : undefined,
];

function computer(number: number): Platform {
  const share = draw(100, number, 27);
  if (share < 55) return 'Mac';
  return share < 95 ? 'Windows' : 'Linux';
}
