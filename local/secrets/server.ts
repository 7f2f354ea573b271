/** Speaks as much of Secrets Manager's protocol (JSON 1.1) as the functions and the command line use. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { secretArn } from '../aws.ts';
import { LOOPBACK } from '../process/ports.ts';
import type { SecretStore, StoredSecret } from './store.ts';

export interface SecretsServer {
  endpoint: string;
  close(): Promise<void>;
}

interface Request {
  SecretId?: string;
  Name?: string;
  SecretString?: string;
}

type Operation = (store: SecretStore, request: Request) => Promise<object>;

/** Becomes the SDK's exception of that name. */
class Refusal extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const OPERATIONS: Record<string, Operation> = {
  async GetSecretValue(store, { SecretId = '' }) {
    const secret = existing(store, SecretId);
    return { ...describe(SecretId, secret), SecretString: secret.text, CreatedDate: secret.created / 1000 };
  },
  async PutSecretValue(store, { SecretId = '', SecretString = '' }) {
    existing(store, SecretId);
    return describe(SecretId, await store.put(SecretId, SecretString));
  },
  async CreateSecret(store, { Name = '', SecretString = '' }) {
    if (store.get(Name)) throw new Refusal('ResourceExistsException', `The secret ${Name} already exists.`);
    return describe(Name, await store.put(Name, SecretString));
  },
};

/** Starts it on a free port. */
export async function startSecretsServer(store: SecretStore): Promise<SecretsServer> {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(store, request);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  store: SecretStore,
  message: IncomingMessage,
): Promise<{ status: number; body: object }> {
  try {
    const name = String(message.headers['x-amz-target']).replace('secretsmanager.', '');
    const operation = OPERATIONS[name];
    if (!operation) throw new Refusal('UnknownOperationException', `The local stack does not play ${name}.`);
    return { status: 200, body: await operation(store, JSON.parse(await text(message)) as Request) };
  } catch (error) {
    if (error instanceof Refusal)
      return { status: 400, body: { __type: error.type, message: error.message } };
    return { status: 500, body: { __type: 'InternalServiceError', message: String(error) } };
  }
}

function existing(store: SecretStore, name: string): StoredSecret {
  const secret = store.get(name);
  if (!secret) throw new Refusal('ResourceNotFoundException', `There is no secret ${name}.`);
  return secret;
}

const describe = (name: string, secret: StoredSecret) => ({
  ARN: secretArn(name),
  Name: name,
  VersionId: secret.version,
  VersionStages: ['AWSCURRENT'],
});
