/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  base_url: vendorUrl().default('https://api.crowdstrike.com').meta({
    description:
      'Address of your cloud: https://api.us-2.crowdstrike.com, https://api.eu-1.crowdstrike.com …',
    secret: false,
  }),
  client_id: z.string().min(1).meta({ description: 'Client ID of the API client', secret: false }),
  client_secret: z.string().min(1).meta({ description: 'Secret of the API client', secret: true }),
  zero_trust_assessments: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether Zero Trust Assessments are read, which need a scope', secret: false }),
  page_size: z.int().min(1).max(5000).default(1000).meta({ description: 'Hosts per page', secret: false }),
});
export type Config = z.output<typeof Config>;
