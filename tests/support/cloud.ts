/** As much of S3, CloudFront and CloudFormation as publishing and the command line use, for unmodified SDK clients. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { answerAccount, emptyAccount, type PlayedAccount } from './account.ts';

export interface StoredObject {
  body: Buffer;
  type: string;
  cache: string;
}

export interface Cloud {
  url: string;
  /** Key → object, of one bucket. */
  objects: Map<string, StoredObject>;
  /** Keys in the order in which they were written. */
  written: string[];
  invalidated: string[][];
  /** Stack name → what DescribeStacks tells. */
  stacks: Map<string, PlayedStack>;
  /** What a deployment asks before it begins. */
  account: PlayedAccount;
  close(): Promise<void>;
}

export interface PlayedStack {
  outputs: Record<string, string>;
  parameters: Record<string, string>;
  status?: string;
}

const BUCKET = 'site-bucket';
const NO_SUCH_KEY = '<Error><Code>NoSuchKey</Code><Message>No.</Message></Error>';

export async function startCloud(): Promise<Cloud> {
  const objects: Cloud['objects'] = new Map();
  const written: string[] = [];
  const invalidated: string[][] = [];
  const stacks: Cloud['stacks'] = new Map();
  const account = emptyAccount();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://cloud');
    const body = await buffer(request);
    const known = answerAccount(account, {
      path: url.pathname,
      headers: request.headers,
      body: body.toString(),
    });
    if (known) response.writeHead(known.status, { 'content-type': known.type }).end(known.body);
    else if (url.pathname.startsWith('/2020-05-31/distribution/')) {
      invalidated.push([...body.toString().matchAll(/<Path>([^<]*)<\/Path>/g)].map(([, path]) => path ?? ''));
      xml(response, 201, '<Invalidation><Id>I1</Id><Status>InProgress</Status></Invalidation>');
    } else if (url.pathname === '/') describeStack(response, body.toString());
    else serveBucket(url, { request, response, body });
  }

  interface Call {
    request: IncomingMessage;
    response: ServerResponse;
    body: Buffer;
  }

  function serveBucket({ pathname, searchParams }: URL, { request, response, body }: Call): void {
    const key = decodeURIComponent(pathname.slice(`/${BUCKET}/`.length));
    if (searchParams.has('versions')) listVersions(response);
    else if (searchParams.has('list-type')) list(response, searchParams.get('prefix') ?? '');
    else if (request.method === 'POST') removeAll(response, body.toString());
    else if (request.method === 'PUT') write(request, response, key, body);
    else read(response, key);
  }

  function read(response: ServerResponse, key: string): void {
    const found = objects.get(key);
    if (found) {
      response.writeHead(200, { 'content-type': found.type, 'cache-control': found.cache }).end(found.body);
    } else xml(response, 404, NO_SUCH_KEY);
  }

  function write(request: IncomingMessage, response: ServerResponse, key: string, body: Buffer): void {
    const from = String(request.headers['x-amz-copy-source'] ?? '').slice(`${BUCKET}/`.length);
    const content = from ? objects.get(from)?.body : body;
    if (!content) {
      xml(response, 404, NO_SUCH_KEY);
      return;
    }
    const { 'content-type': type = '', 'cache-control': cache = '' } = request.headers;
    objects.set(key, { body: content, type, cache });
    written.push(key);
    xml(response, 200, from ? '<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>' : '');
  }

  function list(response: ServerResponse, prefix: string): void {
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
    xml(response, 200, `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`);
  }

  function listVersions(response: ServerResponse): void {
    const versions = [...objects.keys()].map(
      (key) => `<Version><Key>${key}</Key><VersionId>1</VersionId></Version>`,
    );
    xml(response, 200, `<ListVersionsResult>${versions.join('')}</ListVersionsResult>`);
  }

  function removeAll(response: ServerResponse, body: string): void {
    for (const [, key = ''] of body.matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(key);
    xml(response, 200, '<DeleteResult/>');
  }

  function describeStack(response: ServerResponse, body: string): void {
    const name = new URLSearchParams(body).get('StackName') ?? '';
    const stack = stacks.get(name);
    if (!stack) {
      const error = `<Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message>`;
      xml(response, 400, `<ErrorResponse><Error>${error}</Error></ErrorResponse>`);
      return;
    }
    const members = (values: Record<string, string>, kind: string) =>
      Object.entries(values)
        .map(
          ([key, value]) =>
            `<member><${kind}Key>${key}</${kind}Key><${kind}Value>${value}</${kind}Value></member>`,
        )
        .join('');
    const outputs = `<Outputs>${members(stack.outputs, 'Output')}</Outputs>`;
    const parameters = `<Parameters>${members(stack.parameters, 'Parameter')}</Parameters>`;
    const status = `<StackStatus>${stack.status ?? 'UPDATE_COMPLETE'}</StackStatus>`;
    const one = `<member><StackName>${name}</StackName>${status}${outputs}${parameters}</member>`;
    const result = `<DescribeStacksResult><Stacks>${one}</Stacks></DescribeStacksResult>`;
    xml(response, 200, `<DescribeStacksResponse>${result}</DescribeStacksResponse>`);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ objects, written, invalidated, stacks, account },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function xml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
}
