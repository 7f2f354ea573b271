/** From our answers to what API Gateway sends. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { LARGEST_ANSWER } from '../../platform/size.ts';
import { type ApiAnswer, JSON_TYPE } from '../handler.ts';
import { API_HEADERS } from './headers.ts';

/**
 * @param method `HEAD` gets no body
 * @param requestId goes out as `x-request-id`, to be quoted when asking for help
 */
export function toResult(
  answer: ApiAnswer,
  method: string | undefined,
  requestId: string,
): APIGatewayProxyStructuredResultV2 {
  const { status, body, headers = {}, cookies = [] } = answer;
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : JSON_TYPE;
  return {
    statusCode: status,
    headers: {
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
      ...API_HEADERS,
      'x-request-id': requestId,
    },
    cookies,
    body: method === 'HEAD' || body === undefined ? '' : isText ? body : JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** Whether it is more than may leave a function. Lambda counts the bytes of all of it as JSON. */
export const isTooLarge = (result: APIGatewayProxyStructuredResultV2): boolean =>
  Buffer.byteLength(JSON.stringify(result)) > LARGEST_ANSWER;
