/** Tables of Prism about a company's Mac. Of what was not collected there is no row. */
import type { CompanyDevice } from '../../../local/company/types.ts';

type Write = (device: CompanyDevice) => Record<string, unknown> | undefined;

export const TABLES: Readonly<Record<string, Write>> = {
  application_firewall: ({ firewall }) =>
    firewall === undefined ? undefined : { status: firewall, block_all_incoming: false, stealth_mode: true },
  filevault: ({ disk_encryption: disk }) =>
    disk === undefined
      ? undefined
      : { status: disk === 'on', key_type: 'Personal', key_escrowed: disk === 'on' },
  gatekeeper_and_xprotect: ({ unknown_sources: open }) =>
    open === undefined ? undefined : { gatekeeper_status: !open, xprotect_version: '5287' },
  startup_settings: ({ rooted }) =>
    rooted === undefined ? undefined : { sip: !rooted, ssv: true, secure_boot_level: 'full' },
};
