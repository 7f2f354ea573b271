/**
 * Webhooks of Jamf Pro (https://developer.jamf.com/jamf-pro/docs/webhooks-1). Nothing in one is believed but which device
 * it is about: the body is not signed.
 */
import type { Hook, HookDevice } from '../../shared/adapter-kit/hook.ts';
import { type Fields, instant, object, text } from '../../shared/adapter-kit/read.ts';

export const hook: Hook = {
  events: ['ComputerInventoryCompleted', 'MobileDeviceInventoryCompleted'],
  read(body) {
    const { webhook, event } = object(body) ?? {};
    const about = spelled(webhook);
    const device = spelled(event);
    if (!hook.events.includes(text(about('webhookEvent')) ?? '')) return [];
    const at = instant(about('eventTimestamp'));
    const serial = text(device('serialNumber'));
    const mac = text(device('macAddress')) ?? text(device('wifiMacAddress'));
    const asked: Pick<HookDevice, 'by' | 'value'>[] = [];
    if (serial !== undefined) asked.push({ by: 'serial', value: serial });
    else if (mac !== undefined) asked.push({ by: 'macaddr', value: mac });
    return asked.map((one) => ({ ...one, at }));
  },
};

/** Jamf documents `serialNumber`; bodies with `serial_number` were seen on their way through other systems. */
function spelled(value: unknown): (name: string) => unknown {
  const fields: Fields = object(value) ?? {};
  return (name) => fields[name] ?? fields[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}
