/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  base_url: vendorUrl().meta({
    description: 'Address of your console, such as https://example.sentinelone.net',
    secret: false,
  }),
  api_token: z.string().min(1).meta({ description: 'API token of a service user', secret: true }),
  page_size: z.int().min(1).max(1000).default(1000).meta({ description: 'Agents per page', secret: false }),
});
export type Config = z.output<typeof Config>;
