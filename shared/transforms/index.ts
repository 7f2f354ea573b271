/** An organization's transforms, in its order: what is shown of devices and events, and how much was left out. */
import type { MergedDevice } from '../model/device.ts';
import type { ActivityEvent } from '../model/event.ts';
import { TRANSFORMS } from './registry.ts';
import type { Transform, TransformMethods } from './types.ts';

export { TRANSFORMS } from './registry.ts';
export type { Transform, TransformMethods } from './types.ts';

/** A transform that an organization has chosen, with its checked options. */
export interface Chosen {
  /** Its name in `stethoscope.yml`. */
  id: string;
  options: unknown;
}

export interface Transformed<Thing> {
  kept: Thing[];
  /** How many were left out, by the transform's name. */
  dropped: Record<string, number>;
}

export interface Transforms {
  devices(devices: readonly MergedDevice[]): Transformed<MergedDevice>;
  events(events: readonly ActivityEvent[]): Transformed<ActivityEvent>;
}

interface Step {
  id: string;
  methods: TransformMethods;
}

/**
 * Loads what the chosen ones need, and makes them ready.
 *
 * @throws TypeError for one that there is not
 */
export async function openTransforms(chosen: readonly Chosen[]): Promise<Transforms> {
  const steps = await Promise.all(
    chosen.map(async ({ id, options }) => ({ id, methods: await transformOf(id).create(options) })),
  );
  return {
    devices: (devices) => run(devices, steps, ({ device }) => device),
    events: (events) => run(events, steps, ({ event }) => event),
  };
}

function transformOf(id: string): Transform {
  const found = TRANSFORMS.find((transform) => transform.id === id);
  if (!found) throw new TypeError(`There is no transform ${id}.`);
  return found;
}

function run<Thing>(
  things: readonly Thing[],
  steps: readonly Step[],
  methodOf: (methods: TransformMethods) => ((thing: Thing) => Thing | undefined) | undefined,
): Transformed<Thing> {
  const dropped: Record<string, number> = {};
  let kept = [...things];
  for (const { id, methods } of steps) {
    const method = methodOf(methods);
    if (!method) continue;
    const after = kept.flatMap((thing) => method(thing) ?? []);
    if (after.length < kept.length) dropped[id] = (dropped[id] ?? 0) + kept.length - after.length;
    kept = after;
  }
  return { kept, dropped };
}
