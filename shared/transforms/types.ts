/** What a transform is: an organization's own rule about what a page shows. It changes or leaves out; it never judges. */
import type * as z from 'zod';
import type { MergedDevice } from '../model/device.ts';
import type { ActivityEvent } from '../model/event.ts';

/** What it makes of one thing: the same, another, or nothing. Pure; the input is never changed in place. */
export interface TransformMethods {
  /** @returns `undefined`: this device is left out */
  device?(device: MergedDevice): MergedDevice | undefined;
  /** @returns `undefined`: this event is left out */
  event?(event: ActivityEvent): ActivityEvent | undefined;
}

/** One file in this folder, one entry in the registry. */
export interface Transform {
  /** Its name in `stethoscope.yml`. */
  id: string;
  /** What an organization may set. */
  options: z.ZodType;
  /** Makes it ready. A promise is for what is large and loaded only when it is used. */
  create(options: unknown): TransformMethods | Promise<TransformMethods>;
}

/** @returns the definition, with the options that its own schema gives */
export const transform = <Schema extends z.ZodType>(definition: {
  id: string;
  options: Schema;
  create(options: z.output<Schema>): TransformMethods | Promise<TransformMethods>;
}): Transform => ({
  ...definition,
  create: (options) => definition.create(options as z.output<Schema>),
});
