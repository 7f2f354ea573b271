/** What the adapter needs to know, as the JSON of its secret. */
import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

/** Names as Fleet's own library of policies has them; the standard ones that read the state itself are the defaults. */
const policies = (names: string[] = []) => z.array(z.string().min(1)).default(names);

export const Config = z.strictObject({
  base_url: vendorUrl().meta({
    description: 'Address of the server, such as https://fleet.example.com',
    secret: false,
  }),
  api_token: z.string().min(1).meta({ description: 'Token of an API-only user', secret: true }),
  page_size: z
    .int()
    .min(1)
    .max(500)
    .default(100)
    .meta({ description: 'Hosts per page of a sweep', secret: false }),
  chrome_profiles: z.boolean().default(true).meta({
    description:
      'Whether the addresses of Chrome profiles count as owners of a host that nobody else is named for',
    secret: false,
  }),
  policies: z
    .strictObject({
      disk_encryption: policies(['Full disk encryption enabled*']),
      firewall: policies(['Firewall enabled*']),
      rooted: policies(['System Integrity Protection enabled*']),
      secure_boot: policies(),
      unknown_sources: policies(['Gatekeeper enabled*']),
      remote_login: policies(),
      screen_lock: policies(),
      auto_update_check: policies(),
      auto_update_download: policies(),
      auto_update_install_os: policies(),
      auto_update_install_security: policies(),
      auto_update_install_apps: policies(),
    })
    .prefault({})
    .meta({
      description:
        'Names of policies that pass when all is well, by what they tell; a * at the end is any end',
      secret: false,
    }),
});
export type Config = z.output<typeof Config>;
