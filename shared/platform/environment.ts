/** The one place that reads `process.env`. serverless.yml or Lambda sets these names; nothing else is read. */

/** Names of what a function finds around it. Functions get only the ones that they need. */
const NAMES = {
  stage: 'STAGE',
  version: 'VERSION',
  public_origin: 'PUBLIC_ORIGIN',
  records_table: 'RECORDS_TABLE',
  people_table: 'PEOPLE_TABLE',
  notifications_table: 'NOTIFICATIONS_TABLE',
  fleet_table: 'FLEET_TABLE',
  /** Prefix of the names of secrets: `<prefix>/source/jamf`, `<prefix>/session`. */
  secrets_prefix: 'SECRETS_PREFIX',
  /** Prefix of the names of source functions: `<prefix>jamf`. */
  source_function_prefix: 'SOURCE_FUNCTION_PREFIX',
  /** Name of the function that brings answers out. */
  delivery_function: 'DELIVERY_FUNCTION',
  /** Address of the queue of devices that hooks told of. */
  hook_queue: 'HOOK_QUEUE',
  event_bus: 'EVENT_BUS',
  /** How many calls to its vendor one container of a source function makes at once. */
  calls_at_once: 'CALLS_AT_ONCE',
  /** How many calls the vendor takes an hour, over all containers; absent: it does not count. */
  calls_per_hour: 'CALLS_PER_HOUR',
  /** Megabytes that the function has; Lambda itself says it. */
  memory: 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  log_level: 'POWERTOOLS_LOG_LEVEL',
} as const;

export type EnvironmentName = keyof typeof NAMES;

/**
 * One value of the environment.
 *
 * @throws Error when it is not set: a function that lacks one was packaged wrongly and must not start
 */
export function environment(name: EnvironmentName): string {
  const value = process.env[NAMES[name]];
  if (!value) throw new Error(`The environment variable ${NAMES[name]} is not set; see serverless.yml.`);
  return value;
}

/** The same, or `undefined` when it is not set. */
export function optionalEnvironment(name: EnvironmentName): string | undefined {
  return process.env[NAMES[name]] || undefined;
}
