/** Every error. */
import * as z from 'zod';

export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.string(),
    detail: z.string().exactOptional(),
    request_id: z.string(),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.string().exactOptional(),
          message: z.string(),
        }),
      )
      .describe('One entry per wrong field.')
      .exactOptional(),
  })
  .describe('Every error (RFC 9457). Programs go by `code`; quote `request_id` when you ask for help.');
