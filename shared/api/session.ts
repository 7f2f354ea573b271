/** Who is signed in, and signing out. */
import * as z from 'zod';
import { email, time } from './values.ts';

export const Session = z.object({
  user: email(),
  name: z.string().nullable(),
  roles: z.array(z.enum(['employee', 'helpdesk', 'security'])),
  now: time().describe("The server's time."),
  signed_in: time(),
  idle_expires: time().describe('When it ends unless something is done.'),
  expires: time().describe('When it ends whatever is done.'),
});
export type Session = z.infer<typeof Session>;

export const SignedOut = z.object({
  redirect: z.string().describe('Where to go next: to sign out at the identity provider, or `/`.'),
});
export type SignedOut = z.infer<typeof SignedOut>;
