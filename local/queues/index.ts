/** The queues of the template that would be deployed, and what brings their messages to functions. */
import { AWS } from '../aws.ts';
import { type Closable, Parts } from '../parts.ts';
import { resolver, type Template } from '../permissions/intrinsics.ts';
import { type EventSourceMapping, startMapping } from './mapping.ts';
import { LocalQueue, type QueueSettings, STANDARD } from './queue.ts';
import { type QueueServer, startQueueServer } from './server.ts';

export interface Queues extends QueueServer {
  /** From now on, until what is given back is closed, messages are brought to functions; otherwise they wait. */
  connect(
    endpoint: string,
    invoke: (functionName: string, payload: object) => Promise<unknown>,
    failed: (problem: string) => void,
  ): Promise<Closable>;
}

export async function startQueues(template: Template): Promise<Queues> {
  const { queues, mappings } = readQueues(template);
  const named = [...queues].map(([name, settings]) => [name, new LocalQueue(settings)] as const);
  return {
    ...(await startQueueServer(new Map(named))),
    async connect(endpoint, invoke, failed) {
      const parts = new Parts();
      for (const mapping of mappings)
        await parts.add(
          startMapping(mapping, endpoint, (payload) => invoke(mapping.function, payload), failed),
        );
      return parts;
    },
  };
}

/** @throws Error for a property of a queue or a mapping that is not known here */
export function readQueues(template: Template): {
  queues: Map<string, QueueSettings>;
  mappings: EventSourceMapping[];
} {
  const resolve = resolver(template, AWS.region, {});
  const ofType = (type: string, known: readonly string[]) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties = {} }]) => {
        const odd = Object.keys(Properties).find((name) => !known.includes(name));
        if (odd) throw new Error(`${odd} of ${id} is not known to the local stack (local/queues).`);
        // biome-ignore lint/suspicious/noExplicitAny: a template is read by path.
        return resolve(Properties) as any;
      });
  const lastOf = (name: string) => name.split(':').at(-1) ?? '';
  return {
    queues: new Map(
      ofType('AWS::SQS::Queue', QUEUE).map((queue) => [
        queue.QueueName,
        {
          visibility: queue.VisibilityTimeout ?? STANDARD.visibility,
          retention: queue.MessageRetentionPeriod ?? STANDARD.retention,
        },
      ]),
    ),
    mappings: ofType('AWS::Lambda::EventSourceMapping', MAPPING).map((mapping) => ({
      queue: lastOf(mapping.EventSourceArn),
      function: lastOf(mapping.FunctionName),
      batch: mapping.BatchSize ?? 10,
      concurrency: mapping.ScalingConfig?.MaximumConcurrency ?? 1,
    })),
  };
}

const QUEUE = ['QueueName', 'VisibilityTimeout', 'MessageRetentionPeriod', 'SqsManagedSseEnabled'];
const MAPPING = ['EventSourceArn', 'FunctionName', 'BatchSize', 'Enabled', 'ScalingConfig'];
