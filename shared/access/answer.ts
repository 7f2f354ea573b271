/** Whether each device of an answer may be shown, how many fit, and what goes out then. */
import type { Basis, ShownDevice } from '../model/access.ts';
import { STATUS_ORDER } from '../model/report.ts';
import { fitting, isWithin, LARGEST_ANSWER, LARGEST_LIST, sizeOf } from '../platform/size.ts';
import { type ApiAnswer, type DevicesAnswer, JSON_TYPE } from './handler.ts';

/** @throws TypeError when it does not say what its devices rest on: then it may not go out */
export function devicesAnswer(answer: ApiAnswer | DevicesAnswer): DevicesAnswer {
  if ('devices' in answer && answer.body === undefined) return answer as DevicesAnswer;
  throw new TypeError('The work of a route that names devices must say what each of them rests on.');
}

/** For what stands around a body: headers and cookies. */
const FRAME = 50_000;
/** Bytes of a body. */
const ROOM = LARGEST_ANSWER - FRAME;

/**
 * What goes out: as many devices as fit, the worst of them, in the order that they had; it says how many do not. The
 * body is text already: what shows whether it fits is sent.
 *
 * @returns with the devices that it names
 */
export function withinSize(found: DevicesAnswer): { answer: ApiAnswer; shown: readonly ShownDevice[] } {
  const { devices, around, ...answer } = found;
  const text = (shown: readonly ShownDevice[], left_out: number): string => {
    const bodies = shown.map(({ body }) => body);
    return JSON.stringify(around ? around(bodies, left_out) : bodies);
  };
  const whole = text(devices, 0);
  if (isWithin(whole, ROOM)) return { answer: withJson(answer, whole), shown: devices };
  const shown = worst(devices, Math.min(ROOM - (around ? sizeOf(around([], 0)) : 0), LARGEST_LIST));
  const left_out = devices.length - shown.length;
  const headers = { ...answer.headers, ...leftOutHeader(left_out) };
  return { answer: withJson({ ...answer, headers }, text(shown, left_out)), shown };
}

const withJson = (answer: ApiAnswer, body: string): ApiAnswer => ({
  ...answer,
  headers: { 'content-type': JSON_TYPE, ...answer.headers },
  body,
});

/** Of these devices the worst that fit, in the order that they have. */
function worst(devices: readonly ShownDevice[], room: number): readonly ShownDevice[] {
  const rank = ({ worst }: ShownDevice) => STATUS_ORDER.indexOf(worst);
  const worstFirst = [...devices].sort((one, other) => rank(one) - rank(other));
  const kept = new Set(fitting(worstFirst, room, ({ body }) => sizeOf(body)));
  return devices.filter((device) => kept.has(device));
}

/** Beside every answer that is not whole; a list has no other place for it. */
export const leftOutHeader = (count: number): Record<string, string> =>
  count > 0 ? { 'stethoscope-left-out': String(count) } : {};

/**
 * Why a person may see a record: its source lists it for them, an ownership source claims its serial for them, or it is
 * of hardware that a managed source lists for them. On their page, what is listed for nobody may also stand because its
 * MAC address is claimed.
 */
type Reason = 'listed' | 'claimed' | 'joined' | 'unowned';

const reasonOf = ({ owners, claimed_for, joined_for }: Basis, person: string): Reason | undefined => {
  if (owners.includes(person)) return 'listed';
  if (claimed_for.includes(person)) return 'claimed';
  if (joined_for) return joined_for.includes(person) ? 'joined' : undefined;
  return owners.length === 0 ? 'unowned' : undefined;
};

/**
 * Checks every device of an answer about one person.
 *
 * @param person whose devices these shall be: an e-mail
 * @param isPage whether it is a page: who asked by a serial or MAC address gets nothing that is listed for nobody
 * @throws TypeError when one is not theirs: a mistake of the work, and nothing goes out
 */
export function assertTheirs({ devices }: DevicesAnswer, person: string, isPage: boolean): void {
  const mayStand = (part: Basis) => {
    const reason = reasonOf(part, person);
    return reason === 'unowned' ? isPage : reason !== undefined;
  };
  if (devices.every(({ basis }) => basis.length > 0 && basis.every(mayStand))) return;
  throw new TypeError('The work answered a device that is not of the person whom the answer is about.');
}

/** Everybody whose device it is. */
export const ownersOf = ({ basis }: Pick<ShownDevice, 'basis'>): string[] => [
  ...new Set(
    basis.flatMap(({ owners, claimed_for, joined_for = [] }) => [...owners, ...claimed_for, ...joined_for]),
  ),
];
