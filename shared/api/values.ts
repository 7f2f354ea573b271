/** What single values of requests and answers look like. Formats are told, not checked: answers are our own. */
import * as z from 'zod';

const text = (format: string) => z.string().meta({ format });

/** An e-mail address, lower case. */
export const email = () => text('email');
/** ISO 8601, UTC. */
export const time = () => text('date-time');
/** `2026-05-01`, UTC. */
export const day = () => text('date');
/** An absolute address. */
export const address = () => text('uri');
/** How many; 0 or more. */
export const count = () => z.int().min(0);
