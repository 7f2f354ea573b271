/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  base_url: vendorUrl().meta({
    description: 'Address of the API, such as https://example.api.kandji.io/api/v1',
    secret: false,
  }),
  api_token: z.string().min(1).meta({ description: 'API token that may read devices', secret: true }),
  // Tables are asked for the devices of a page by their ids, which all stand in one address.
  page_size: z
    .int()
    .min(1)
    .max(100)
    .default(100)
    .meta({ description: 'Devices per page of a sweep', secret: false }),
  applications: z.boolean().default(true).meta({
    description: 'Whether applications are read; that costs one call for each device',
    secret: false,
  }),
});
export type Config = z.output<typeof Config>;
