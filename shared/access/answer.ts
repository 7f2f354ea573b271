/** The answer of a route whose subject is a device: it says whose device it found. */
import type { ApiAnswer } from './handler.ts';

/**
 * `owners`: everybody whose data is in the answer. `otherwise`: what is answered when nothing is found; somebody who
 * may only see their own gets exactly that for another's device.
 */
export interface OwnedAnswer extends ApiAnswer {
  owners: readonly string[];
  otherwise: ApiAnswer;
}

/** @throws TypeError when it does not say whose data it holds: then it may not go out */
export function ownedAnswer(answer: ApiAnswer): OwnedAnswer {
  if ('owners' in answer && 'otherwise' in answer) return answer as OwnedAnswer;
  throw new TypeError('The work of a route about devices must say whose device it found.');
}
