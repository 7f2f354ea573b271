/** Counts what calls of DynamoDB consume, in DynamoDB's own units. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../shared/tables/records.ts';
import { clientOf } from './permissions.ts';

export interface Consumed {
  calls: number;
  /** Read request units: 4 KB each, half for reads that need not be consistent. */
  reads: number;
  /** Write request units: 1 KB each, the index included. */
  writes: number;
}

export interface Counter {
  /** A client of this function that is counted. @param name as in serverless.yml: `aggregator` */
  client(name: string): DynamoDBDocumentClient;
  /** What was consumed since it was last asked. */
  take(): Consumed;
}

const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem']);

export function countConsumed(): Counter {
  let consumed: Consumed = { calls: 0, reads: 0, writes: 0 };
  const counted = (client: DynamoDBClient) => {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (given) => {
          Object.assign(given.input, { ReturnConsumedCapacity: 'TOTAL' });
          const result = await next(given);
          const { ConsumedCapacity = [] } = result.output as { ConsumedCapacity?: Capacity | Capacity[] };
          const units = [ConsumedCapacity]
            .flat()
            .reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
          const kind = READS.has(commandName.replace(/Command$/, '')) ? 'reads' : 'writes';
          consumed.calls += 1;
          consumed[kind] += units;
          return result;
        },
      { step: 'initialize' },
    );
    return createDocumentClient(client);
  };
  return {
    client: (name) => counted(clientOf(name)),
    take() {
      const taken = consumed;
      consumed = { calls: 0, reads: 0, writes: 0 };
      return taken;
    },
  };
}

interface Capacity {
  CapacityUnits?: number;
}
