/** What the adapter needs to know, as the JSON of its secret. The first three are on the page of the Admin API application. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  api_host: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, { error: 'is not a host name, such as api-12345678.duosecurity.com' })
    .toLowerCase()
    .meta({ description: 'API hostname', secret: false }),
  integration_key: z.string().min(1).meta({ description: 'Integration key', secret: false }),
  secret_key: z.string().min(1).meta({ description: 'Secret key', secret: true }),
  base_url: vendorUrl()
    .optional()
    .meta({ description: 'Address that is called instead of the API hostname', secret: false }),
  username_domain: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/, { error: 'is not a domain, such as example.com' })
    .toLowerCase()
    .optional()
    .meta({
      description: 'Domain that makes an e-mail of a user name, where Duo knows no e-mail',
      secret: false,
    }),
  page_size: z.int().min(1).max(1000).default(1000).meta({ description: 'Events per call', secret: false }),
});
export type Config = z.output<typeof Config>;
