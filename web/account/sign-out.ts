import { endSession } from '../api-later.ts';

/** Ends the session and leaves the page, so that nothing of it stays in the tab, nor in others. */
export async function signOut(): Promise<void> {
  const answer = await endSession();
  // Other tabs of this browser listen to it (web/page.tsx).
  if (answer.ok) new BroadcastChannel('signed_out').postMessage(null);
  location.assign((answer.ok && answer.data?.redirect) || '/');
}
