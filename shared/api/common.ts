/** What several requests and answers share. */
import * as z from 'zod';
import { address, email } from './values.ts';

export const Empty = z.record(z.string(), z.unknown()).describe('`{}`; nothing has to be said.');
export type Empty = z.infer<typeof Empty>;

export const Contact = z.object({
  name: z.string(),
  email: email().exactOptional(),
  url: address().exactOptional(),
  phone: z.string().exactOptional(),
});
