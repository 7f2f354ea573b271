/** Says who made a device, by the owner of its MAC address, where no source says it. */
import { strict } from '../practices/index.ts';
import { transform } from './types.ts';

/** What the library says when it does not know: `<unknown>`, `<private>`, `<random MAC>`. */
const NOTHING = /^<.*>$/;

export const manufacturerFromMac = transform({
  id: 'manufacturer_from_mac',
  options: strict({}),
  async create() {
    // Two megabytes: scripts/serverless/bundling.ts leaves them out of bundles that do not use them.
    const { toVendor } = await import('@network-utils/vendor-lookup');
    return {
      device(device) {
        if (device.manufacturer !== undefined) return device;
        const owners = (device.identifiers.mac_addresses ?? []).map(toVendor);
        const manufacturer = owners.find((owner) => owner !== '' && !NOTHING.test(owner));
        return manufacturer === undefined ? device : { ...device, manufacturer };
      },
    };
  },
});
