import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Everything listens here, so that nothing of the local stack is seen by the network. */
export const LOOPBACK = '127.0.0.1';

/**
 * A port that is free now.
 *
 * @param preferred tried first; any other when it is taken. 0: any.
 */
export async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen(preferred, LOOPBACK);
    await once(server, 'listening');
  } catch (error) {
    if (preferred === 0) throw error;
    return freePort();
  }
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
