/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  base_url: vendorUrl().meta({
    description: 'Address of your console, such as https://defense-prod05.conferdeploy.net',
    secret: false,
  }),
  org_key: z
    .string()
    .regex(/^[A-Za-z0-9]+$/, { error: 'is not an organization key, such as ABCD1234' })
    .meta({ description: 'Organization key', secret: false }),
  api_id: z.string().min(1).meta({ description: 'API ID of the key', secret: false }),
  api_secret_key: z.string().min(1).meta({ description: 'API secret key', secret: true }),
  page_size: z
    .int()
    .min(1)
    .max(10_000)
    .default(1000)
    .meta({ description: 'Devices per page', secret: false }),
});
export type Config = z.output<typeof Config>;
