/** The answer of a route whose subject is a device: it says whose device it found. */
import type { ApiAnswer } from '../api.ts';

/**
 * `owners`: everybody whose data is in the answer. `otherwise`: what would be answered had nothing been found; somebody
 * who may only see their own gets exactly that for another's device. Without it they get 404.
 */
export interface OwnedAnswer extends ApiAnswer {
  owners: readonly string[];
  otherwise?: ApiAnswer;
}

/** Whose data an answer holds; `undefined` when it does not say. */
export function ownersOf(answer: ApiAnswer): OwnedAnswer | undefined {
  return 'owners' in answer && Array.isArray(answer.owners) ? (answer as OwnedAnswer) : undefined;
}
