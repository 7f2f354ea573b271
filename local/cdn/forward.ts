/** Passes a request on to the HTTP API, as CloudFront's behaviours for it do. */
import {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  request as send,
} from 'node:http';

/** What a client must not be able to say for itself, and what belongs to one connection only. */
const OWN = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'x-origin-secret'];

export interface ApiOrigin {
  host: string;
  port: number;
  /** Proves that the request came through here. A deployment may change it, as CloudFront's. */
  secret: string;
}

/** Sends it there and the answer back. Answers 502 when nothing answers there. */
export function forward(origin: ApiOrigin, request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    ...without(request.headers, OWN),
    'x-origin-secret': origin.secret,
    'x-forwarded-for': request.socket.remoteAddress ?? '',
  };
  const onward = send(
    { host: origin.host, port: origin.port, method: request.method, path: request.url, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answerHeaders(answer.headers));
      answer.pipe(response);
    },
  );
  onward.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' });
    response.end('The API does not answer.');
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/** serverless-offline allows every origin whatever the configuration says; the real HTTP API says nothing. */
function answerHeaders(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(without(headers, ['connection', 'keep-alive', 'transfer-encoding'])).filter(
      ([name]) => !name.startsWith('access-control-'),
    ),
  );
}

const without = (headers: IncomingMessage['headers'], names: readonly string[]): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
