/** All transforms, by their names in `stethoscope.yml`. Adding one: its file, and a line here. */
import { dropByStatus } from './drop-by-status.ts';
import { dropDevices } from './drop-devices.ts';
import { labelNetworks } from './label-networks.ts';
import { manufacturerFromMac } from './manufacturer-from-mac.ts';
import type { Transform } from './types.ts';

export const TRANSFORMS: readonly Transform[] = [
  dropByStatus,
  dropDevices,
  labelNetworks,
  manufacturerFromMac,
];
