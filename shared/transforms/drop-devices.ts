/** Leaves out devices by what they are called: virtual machines, loan devices, machines of a laboratory. */
import * as z from 'zod';
import { strict } from '../practices/index.ts';
import { matcher, patterns } from './patterns.ts';
import { transform } from './types.ts';

const FIELDS = ['name', 'model', 'manufacturer', 'type'] as const;

export const dropDevices = transform({
  id: 'drop_devices',
  options: strict({
    name: z.exactOptional(patterns),
    model: z.exactOptional(patterns),
    manufacturer: z.exactOptional(patterns),
    type: z.exactOptional(patterns),
    serial: z.exactOptional(patterns),
  }).refine((options) => Object.keys(options).length > 0, {
    error: 'says of no device that it is left out. Add `model`, `manufacturer`, `name`, `type` or `serial`',
    when: ({ issues }) => issues.length === 0,
  }),
  /** One pattern that fits is enough. */
  create(options) {
    const tests = FIELDS.map((field) => [field, matcher(options[field] ?? [])] as const);
    const isSerial = matcher(options.serial ?? []);
    return {
      device: (device) =>
        tests.some(([field, fits]) => fits(device[field])) || isSerial(device.identifiers.serial)
          ? undefined
          : device,
    };
  },
});
