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
  /** Loads what is large. To be awaited once before anything is transformed; without transforms it costs nothing. */
  ready(): Promise<void>;
  /** @throws TypeError before `ready` is over */
  devices(devices: readonly MergedDevice[]): Transformed<MergedDevice>;
  /** @throws TypeError before `ready` is over */
  events(events: readonly ActivityEvent[]): Transformed<ActivityEvent>;
}

interface Ready {
  id: string;
  steps: TransformMethods;
}

export function createTransforms(chosen: readonly Chosen[]): Transforms {
  let ready: readonly Ready[] | undefined;
  // Not before it is used: most functions read the configuration and transform nothing.
  const create = () => chosen.map(({ id, options }) => [id, transformOf(id).create(options)] as const);

  const steps = (): readonly Ready[] => {
    ready ??= create().map(([id, made]) => {
      if (made instanceof Promise) throw new TypeError('Transforms are used before `ready` was awaited.');
      return { id, steps: made };
    });
    return ready;
  };
  return {
    async ready() {
      ready ??= await Promise.all(create().map(async ([id, made]) => ({ id, steps: await made })));
    },
    devices: (devices) => run(devices, steps(), ({ device }) => device),
    events: (events) => run(events, steps(), ({ event }) => event),
  };
}

function transformOf(id: string): Transform {
  const found = TRANSFORMS.find((transform) => transform.id === id);
  if (!found) throw new TypeError(`There is no transform ${id}.`);
  return found;
}

function run<Thing>(
  things: readonly Thing[],
  transforms: readonly Ready[],
  stepOf: (steps: TransformMethods) => ((thing: Thing) => Thing | undefined) | undefined,
): Transformed<Thing> {
  const dropped: Record<string, number> = {};
  let kept = [...things];
  for (const { id, steps } of transforms) {
    const step = stepOf(steps);
    if (!step) continue;
    const after = kept.flatMap((thing) => step(thing) ?? []);
    if (after.length < kept.length) dropped[id] = (dropped[id] ?? 0) + kept.length - after.length;
    kept = after;
  }
  return { kept, dropped };
}
