import * as z from 'zod';
import { vendorUrl } from '../../shared/adapter-kit/settings.ts';

const texts = z.array(z.string().min(1)).min(1);

/** An extension attribute with two outcomes. A value in neither list was not collected. */
function attribute(name: string, good: string[], bad: string[]) {
  return z
    .strictObject({
      name: z.string().min(1).default(name),
      good: texts.default(good),
      bad: texts.default(bad),
    })
    .prefault({});
}

/** An extension attribute whose value is taken as it is. */
function plain(name: string) {
  return z.strictObject({ name: z.string().min(1).default(name) }).prefault({});
}

const Attributes = z.strictObject({
  auto_update_check: attribute('1 Auto Check For Updates Enabled', ['True'], ['False']),
  auto_update_download: attribute('2 Get New Updates in Background Enabled', ['True'], ['False']),
  auto_update_apps: attribute('3 Install App Updates Enabled', ['True'], ['False']),
  auto_update_os: attribute('4 Install OS X Updates Enabled', ['True'], ['False']),
  auto_update_security: attribute('5 Install Security Updates Enabled', ['True'], ['False']),
  auto_update_data_files: attribute('6 Install System Data Files Enabled', ['True'], ['False']),
  screen_lock: attribute('Screen Saver Lock Enabled', ['Enabled'], ['Disabled']),
  screen_lock_seconds: plain('Screen Saver Lock Seconds'),
  remote_login: attribute('Remote Login', ['Off'], ['On']),
  firewall: attribute('Firewall Status', ['1', '2'], ['0']),
  wireless_mac: plain('Wireless MAC Address'),
  department: plain('Department'),
});
export type Attributes = z.output<typeof Attributes>;
export type Attribute = Attributes['firewall'];

/** The JSON of the secret. */
export const Config = z
  .strictObject({
    url: vendorUrl().meta({
      description: 'Address of the Jamf Pro server, such as https://example.jamfcloud.com.',
      secret: false,
    }),
    client_id: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Client ID of an API client.', secret: false }),
    client_secret: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Client secret of that API client.', secret: true }),
    username: z.string().min(1).optional().meta({
      description: 'Name of a local account, for servers without API clients (before 10.49).',
      secret: false,
    }),
    password: z.string().min(1).optional().meta({ description: 'Password of that account.', secret: true }),
    api: z.enum(['pro', 'classic']).default('pro').meta({
      description:
        'Which API is read: "pro", or "classic" for servers whose Jamf Pro API has no computer inventory. Classic asks for each device by itself.',
      secret: false,
    }),
    username_domain: z
      .string()
      .regex(/^[^@\s*.]+(\.[^@\s*.]+)+$/, { error: 'is not a domain, such as example.com' })
      .optional()
      .meta({
        description: 'Domain that makes an e-mail of a user name, on devices that have no e-mail.',
        secret: false,
      }),
    software_updates_collected: z.boolean().default(false).meta({
      description:
        'Whether the server collects available software updates (Computer management, Inventory collection), so that an empty list means that none waits.',
      secret: false,
    }),
    mobile_devices: z.boolean().default(true).meta({
      description: 'Whether iPhones and iPads are read too. Switch it off where the role may not read them.',
      secret: false,
    }),
    page_size: z
      .int()
      .min(1)
      .max(1000)
      .default(100)
      .meta({ description: 'Devices per request while walking over all of them, 1 to 1000.', secret: false }),
    extension_attributes: Attributes.prefault({}).meta({
      description:
        'Names and values of the extension attributes that hold what Jamf Pro does not collect itself. Only what differs from the defaults has to be given.',
      secret: false,
    }),
  })
  .refine(
    (config) => hasPair(config.client_id, config.client_secret) || hasPair(config.username, config.password),
    {
      message: 'give client_id and client_secret (or, for old servers, username and password)',
    },
  );
export type Config = z.output<typeof Config>;

function hasPair(name: string | undefined, secret: string | undefined): boolean {
  return name !== undefined && secret !== undefined;
}
