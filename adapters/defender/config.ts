/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { microsoftSettings } from '../../shared/adapter-kit/microsoft.ts';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  ...microsoftSettings(),
  base_url: vendorUrl()
    .default('https://api.security.microsoft.com')
    .meta({ description: 'Address of the API; regions and national clouds have their own', secret: false }),
  resource_url: vendorUrl()
    .default('https://api.securitycenter.microsoft.com')
    .meta({ description: 'What tokens are asked for, whatever the region', secret: false }),
  page_size: z
    .int()
    .min(2)
    .max(10_000)
    .default(1000)
    .meta({ description: 'Machines per page of a sweep', secret: false }),
});
export type Config = z.output<typeof Config>;
