/** What is wrong with a search, as the key of the words that say how to put it right. */
export interface Mistakes {
  email?: string;
  reason?: string;
}

/** Shorter than this is no reason. */
const SHORTEST = 5;

/** The mistakes in an address and a reason; none when the search can be made. */
export const mistakesIn = (email: string, reason: string): Mistakes => ({
  ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: 'people.email_wrong' }),
  ...(reason.length >= SHORTEST ? {} : { reason: 'people.reason_wrong' }),
});
