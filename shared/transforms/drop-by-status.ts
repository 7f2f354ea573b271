/** Leaves out devices by the word that their source has for their state: scrapped, returned, lost. */
import { strict } from '../practices/index.ts';
import { matcher, patterns } from './patterns.ts';
import { transform } from './types.ts';

export const dropByStatus = transform({
  id: 'drop_by_status',
  options: strict({ statuses: patterns }),
  create({ statuses }) {
    const isDropped = matcher(statuses);
    return { device: (device) => (isDropped(device.vendor_status) ? undefined : device) };
  },
});
