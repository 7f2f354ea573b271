/** What the adapter needs to know, as the JSON of its secret. The first four come from the service account's key file. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  client_email: z.email().meta({ description: "The service account's e-mail", secret: false }),
  private_key: z
    .string()
    .startsWith('-----BEGIN PRIVATE KEY-----', { error: 'is not a private key in PEM form' })
    .meta({ description: "The service account's private key, PEM", secret: true }),
  private_key_id: z.string().min(1).optional().meta({ description: "The key's id", secret: false }),
  token_uri: vendorUrl()
    .default('https://oauth2.googleapis.com/token')
    .meta({ description: 'Where the assertion is exchanged for a token', secret: false }),
  subject: z.email().meta({ description: 'Administrator to act for; may read devices', secret: false }),
  customer: z
    .string()
    .regex(/^[A-Za-z0-9_]+$/)
    .default('my_customer')
    .meta({ description: 'Customer id', secret: false }),
  base_url: vendorUrl()
    .default('https://admin.googleapis.com')
    .meta({ description: 'Address of the Admin SDK', secret: false }),
  alias_domains: z.record(z.string(), z.string()).default({}).meta({
    description: 'Alias domain → primary domain, such as {"example.net": "example.com"}',
    secret: false,
  }),
  mobile_page_size: z
    .int()
    .min(1)
    .max(100)
    .default(100)
    .meta({ description: 'Mobile devices per page', secret: false }),
  chromeos_page_size: z
    .int()
    .min(1)
    .max(300)
    .default(300)
    .meta({ description: 'ChromeOS devices per page', secret: false }),
  usage_parameters: z
    .array(z.string().regex(/^[a-z_]+:[a-z0-9_]+$/))
    .min(1)
    .default([
      'accounts:is_2sv_enrolled',
      'accounts:is_2sv_enforced',
      'accounts:is_suspended',
      'accounts:is_less_secure_apps_access_allowed',
      'accounts:last_login_time',
      'accounts:creation_time',
    ])
    .meta({ description: 'Usage parameters of accounts that are read', secret: false }),
});
export type Config = z.output<typeof Config>;
