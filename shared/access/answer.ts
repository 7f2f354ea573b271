/** Whether each device of an answer may be shown, and what goes out then. */
import type { Basis, ShownDevice } from '../model/access.ts';
import type { ApiAnswer, DevicesAnswer } from './handler.ts';

/** @throws TypeError when it does not say what its devices rest on: then it may not go out */
export function devicesAnswer(answer: ApiAnswer | DevicesAnswer): DevicesAnswer {
  if ('devices' in answer && answer.body === undefined) return answer as DevicesAnswer;
  throw new TypeError('The work of a route that names devices must say what each of them rests on.');
}

/** What goes out. */
export function withBody({ devices, around, ...answer }: DevicesAnswer): ApiAnswer {
  const bodies = devices.map(({ body }) => body);
  return { ...answer, body: around ? around(bodies) : bodies };
}

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
