/** The way out. */
import { endSession } from '../api.ts';

/** Ends the session and leaves the page, so that nothing of it stays in the tab. */
export async function signOut(): Promise<void> {
  const answer = await endSession();
  location.assign((answer.ok && answer.data?.redirect) || '/');
}
