/** From the schemas of shared/api to those of the OpenAPI document. */
import * as z from 'zod';
import * as activity from '../../shared/api/activity.ts';
import * as common from '../../shared/api/common.ts';
import * as device from '../../shared/api/device.ts';
import * as health from '../../shared/api/health.ts';
import * as notifications from '../../shared/api/notifications.ts';
import * as people from '../../shared/api/people.ts';
import * as problem from '../../shared/api/problem.ts';
import * as report from '../../shared/api/report.ts';
import * as session from '../../shared/api/session.ts';
import * as totals from '../../shared/api/totals.ts';
import * as v1 from '../../shared/api/v1.ts';

const MODULES = [
  activity,
  common,
  device,
  health,
  notifications,
  people,
  problem,
  report,
  session,
  totals,
  v1,
];

/** Every schema that has a name, and its name: that of the constant. */
const named = z.registry<{ id: string }>();
for (const module of MODULES) {
  for (const [id, schema] of Object.entries(module))
    if (schema instanceof z.ZodType) named.add(schema, { id });
}

/** The name of a schema. @throws TypeError for one that has none */
export function nameOf(schema: z.ZodType): string {
  const id = named.get(schema)?.id;
  if (id === undefined)
    throw new TypeError('A route takes or answers a schema that shared/api does not export.');
  return id;
}

/** All schemas by name, as the document holds them. */
export function componentSchemas(): Record<string, object> {
  const { schemas } = z.toJSONSchema(named, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  const sorted = Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([id, schema]) => [id, plain(schema) as object]));
}

/** Without what says nothing: which dialect, an address of its own, that keys are texts, that integers are safe. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(
    ([key, inner]) =>
      !['$schema', '$id', 'propertyNames'].includes(key) &&
      !(key === 'maximum' && inner === Number.MAX_SAFE_INTEGER) &&
      !(key === 'minimum' && inner === Number.MIN_SAFE_INTEGER),
  );
  return Object.fromEntries(said.map(([key, inner]) => [key, plain(inner)]));
}
