/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  base_url: vendorUrl().meta({
    description: 'Address of the API, such as https://app.bitfit.com/api/',
    secret: false,
  }),
  api_token: z
    .string()
    .min(1)
    .meta({ description: 'API token of a user that may read assets', secret: true }),
  calls_at_once: z
    .int()
    .min(1)
    .max(20)
    .default(5)
    .meta({ description: 'Assets of one person read at once', secret: false }),
});
export type Config = z.output<typeof Config>;
