/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { microsoftSettings } from '../../shared/adapter-kit/microsoft.ts';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

export const Config = z.strictObject({
  ...microsoftSettings(),
  base_url: vendorUrl()
    .default('https://graph.microsoft.com')
    .meta({ description: 'Address of Microsoft Graph; national clouds have their own', secret: false }),
  domains: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'is no domain in lower case' }))
    .default([])
    .meta({
      description:
        "The organization's domains of e-mail; an address of another one is nobody's. Empty: all are its own",
      secret: false,
    }),
  page_size: z
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .meta({ description: 'Devices per page of a sweep', secret: false }),
});
export type Config = z.output<typeof Config>;
