/** Whether each device of an answer may be shown, how many fit, and what goes out then. */
import type { Basis, ShownDevice } from '../model/access.ts';
import { STATUS_ORDER } from '../model/report.ts';
import { fitting, LARGEST_ANSWER, LARGEST_LIST, sizeOf } from '../platform/size.ts';
import type { ApiAnswer, DevicesAnswer } from './handler.ts';

/** @throws TypeError when it does not say what its devices rest on: then it may not go out */
export function devicesAnswer(answer: ApiAnswer | DevicesAnswer): DevicesAnswer {
  if ('devices' in answer && answer.body === undefined) return answer as DevicesAnswer;
  throw new TypeError('The work of a route that names devices must say what each of them rests on.');
}

/** What goes out. */
export function withBody({ devices, around, ...answer }: DevicesAnswer): ApiAnswer {
  const bodies = devices.map(({ body }) => body);
  return { ...answer, body: around ? around(bodies, 0) : bodies };
}

/** For what stands around a body: headers and cookies. */
const FRAME = 50_000;

/** The same answer with as many devices as fit, the worst of them, in the order that they had; it says how many do not. */
export function withinSize(answer: DevicesAnswer): DevicesAnswer {
  const { devices, around, headers } = answer;
  const room = LARGEST_ANSWER - FRAME - (around ? sizeOf(around([], 0)) : 0);
  const rank = ({ worst }: ShownDevice) => STATUS_ORDER.indexOf(worst);
  const worstFirst = [...devices].sort((one, other) => rank(one) - rank(other));
  const kept = new Set(fitting(worstFirst, Math.min(room, LARGEST_LIST), ({ body }) => sizeOf(body)));
  const left_out = devices.length - kept.size;
  if (left_out === 0) return answer;
  return {
    ...answer,
    headers: { ...headers, ...leftOutHeader(left_out) },
    devices: devices.filter((device) => kept.has(device)),
    ...(around && { around: (bodies) => around(bodies, left_out) }),
  };
}

/** Beside every answer that is not whole; a list has no other place for it. */
export const leftOutHeader = (count: number): Record<string, string> =>
  count > 0 ? { 'stethoscope-left-out': String(count) } : {};

/**
 * Why a person may see a record: its source lists it for them, or an ownership source claims its serial for them. On
 * their page, what is listed for nobody may also stand because its MAC address is claimed.
 */
type Reason = 'listed' | 'claimed' | 'unowned';

const reasonOf = ({ owners, claimed_for }: Basis, person: string): Reason | undefined => {
  if (owners.includes(person)) return 'listed';
  if (claimed_for.includes(person)) return 'claimed';
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
  ...new Set(basis.flatMap(({ owners, claimed_for }) => [...owners, ...claimed_for])),
];
