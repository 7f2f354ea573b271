/** A proxy before the tables that is too busy, as the cloud can be and dynalite never is. */
import { request as forward } from 'node:http';
import { json, type Server, startServer } from './server.ts';

export interface Throttle extends Server {
  /** How many calls were turned away. */
  refused(): number;
}

/**
 * @param endpoint of the tables
 * @param isBusy whether a call of this operation (`PutItem`) is turned away; told how many of it came before. The call
 *   waits for it, so it can also let something else come first
 */
export async function startThrottle(
  endpoint: string,
  isBusy: (operation: string, before: number) => boolean | Promise<boolean>,
): Promise<Throttle> {
  let refused = 0;
  const seen = new Map<string, number>();
  const server = await startServer(async (received, response) => {
    const operation = String(received.headers['x-amz-target']).split('.')[1] ?? '';
    const before = seen.get(operation) ?? 0;
    seen.set(operation, before + 1);
    if (await isBusy(operation, before)) {
      refused += 1;
      const type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
      return json(response, { __type: type, message: 'busy' }, 400);
    }
    const { method, headers, body } = received;
    return forward(new URL(endpoint), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end(body);
  });
  return { ...server, refused: () => refused };
}
