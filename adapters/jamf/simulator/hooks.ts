/** Webhooks of a Jamf Pro server. */
import type { CompanyDevice } from '../../../local/company/index.ts';

/** As https://developer.jamf.com/jamf-pro/docs/webhooks-1 has it; there is more of each. */
export function webhookOf(device: CompanyDevice): object {
  const { serial, udid, name, os, owner, model, number } = device;
  const [mac = '', other = ''] = device.mac_addresses;
  const isMac = device.platform === 'Mac';
  const common = {
    ...{ deviceName: name, emailAddress: owner?.email ?? '', username: owner?.username ?? '', udid },
    ...{
      jssID: isMac ? number : number - 1,
      model,
      osBuild: os.build,
      osVersion: os.version,
      serialNumber: serial,
    },
  };
  const addresses = isMac
    ? { macAddress: mac, alternateMacAddress: other }
    : { wifiMacAddress: mac, bluetoothMacAddress: other };
  const webhookEvent = isMac ? 'ComputerInventoryCompleted' : 'MobileDeviceInventoryCompleted';
  return {
    event: { ...common, ...addresses },
    webhook: { eventTimestamp: device.scanned_at.getTime(), id: 1, name: 'Stethoscope', webhookEvent },
  };
}
