/** What `stethoscope.yml` may say of systems that something is sent to. */
import * as z from 'zod';
import { SENT_KINDS } from '../model/sending.ts';
import { strict } from '../practices/index.ts';

/** An address that something is sent to, signed: on https, or on this machine. @param because why not otherwise */
export const address = (because: string) =>
  z
    .url({ protocol: /^https?$/, error: 'is not an https address' })
    .refine((url) => isSafe(new URL(url)), {
      error: `is not an https address. ${because}; write https://`,
      abort: true,
    })
    .refine((url) => new URL(url).username + new URL(url).password === '', {
      error: 'holds a user name or password. What is sent is signed; leave it out',
    });

const HERE = ['localhost', '127.0.0.1', '[::1]'];
const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || HERE.includes(hostname);

const Receiver = strict({
  webhook: z.exactOptional(address('What is sent is personal')),
  events: z.exactOptional(z.literal(true, { error: 'is not true. Write true, or remove it' })),
  of: z
    .array(z.enum(SENT_KINDS, { error: `is none of ${SENT_KINDS.join(', ')}. Write one of them` }))
    .min(1, { error: `is empty. Write one or more of ${SENT_KINDS.join(', ')}` }),
}).refine(({ webhook, events }) => (webhook === undefined) !== (events === undefined), {
  error: 'has no address, or two. Write either `webhook` or `events: true`',
  when: ({ issues }) => issues.length === 0,
});

export const Receivers = z.array(Receiver).default([]);
