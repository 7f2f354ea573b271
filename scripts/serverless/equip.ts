/**
 * Gives each function its role, its alarms and the pieces that its own file brings (`resources`), and each source
 * function a way into a private network. So adding a function or a source is its one file and its one line.
 */
import { functionAlarms } from './alarms.ts';
import { addPieces, type TemplateResource } from './cloudformation.ts';
import { feedOf, feedPieces, organizationFeeds } from './feeds.ts';
import { PackagingMistake } from './mistake.ts';
import { role, roleId } from './roles.ts';
import type { FunctionDefinition, Naming, Serverless } from './serverless.ts';
import {
  concurrencyOf,
  hoursBetweenSweeps,
  keepWithinLimit,
  networkPolicy,
  organizationSources,
  sourceOf,
  sourcePieces,
} from './sources.ts';

/** What osls must know of the function properties that are ours. */
export const FUNCTION_PROPERTIES = {
  properties: {
    resources: { type: 'object' },
    iamRoleStatements: { $ref: '#/definitions/awsIamPolicyStatements' },
    vendorLimit: {
      type: 'object',
      properties: {
        callsAtOnce: { type: 'integer', minimum: 1 },
        perContainer: { type: 'integer', minimum: 1 },
        perHour: { type: 'integer', minimum: 60 },
      },
      required: ['callsAtOnce', 'perContainer'],
      additionalProperties: false,
    },
  },
};

/** @throws PackagingMistake that names the function of which something is missing or exists twice */
export function equip(serverless: Serverless): void {
  const { service } = serverless;
  const provider = serverless.getProvider('aws');
  const stage = provider.getStage();
  const stack = { prefix: `${service.service}-${stage}`, stage, metrics: service.custom.metrics };
  const sources = organizationSources();
  const feeds = organizationFeeds();
  for (const [name, definition] of Object.entries(service.functions)) {
    const id = provider.naming.getNormalizedFunctionName(name);
    const source = sourceOf(name);
    addPieces(service.resources, definition.resources ?? {}, name);
    delete definition.resources;
    definition.role = roleId(id);
    const own = { [definition.role]: roleOf(name, definition, provider.naming) };
    addPieces(service.resources, { Resources: { ...own, ...functionAlarms(stack, id, name) } }, name);
    const feed = feedOf(name);
    if (feed) addPieces(service.resources, feedPieces(stack, feed, id, feeds[feed]), name);
    if (!source) continue;
    addPieces(service.resources, sourcePieces(stack, source, id, sources[source]), name);
    const isSwept = hoursBetweenSweeps(sources[source]) !== undefined;
    keepWithinLimit(name, definition, concurrencyOf(source, service.resources), isSwept);
  }
}

function roleOf(name: string, definition: FunctionDefinition, naming: Naming): TemplateResource {
  const { iamRoleStatements } = definition;
  if (!iamRoleStatements)
    throw new PackagingMistake(`${name} has no iamRoleStatements; an empty list is enough.`);
  const source = sourceOf(name);
  return role(iamRoleStatements, {
    logGroup: naming.getLogGroupName(definition.name),
    policyName: naming.getPolicyName(),
    managed: source ? [networkPolicy(source)] : [],
  });
}
