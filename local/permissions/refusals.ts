/** How services of AWS say no: each in its own words on the wire, so that the SDK makes the same exceptions of them. */
import { arn } from '../aws.ts';

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** @param name of the exception, as the SDK calls it */
export function refusal(service: string, name: string, message: string, status?: number): WireAnswer {
  if (service === 'lambda') {
    return {
      status: status ?? 403,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
      body: JSON.stringify({ Type: 'User', Message: message, message }),
    };
  }
  const isNewer = service === 'dynamodb' || service === 'sqs';
  const type = isNewer ? `com.amazon.coral.service#${name}` : name;
  return {
    status: status ?? (service === 'sqs' ? 403 : 400),
    headers: { 'content-type': `application/x-amz-json-1.${isNewer ? 0 : 1}` },
    body: JSON.stringify({ __type: type, Message: message, message }),
  };
}

/** In IAM's own words. */
export function notAuthorized(
  who: { role: string; function: string },
  call: { action: string; resource: string },
  isDenied: boolean,
): string {
  const caller = arn('sts', `assumed-role/${who.role}/${who.function}`).replace(/(sts):[^:]*/, '$1:');
  const why = isDenied
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${call.action} action`;
  return `User: ${caller} is not authorized to perform: ${call.action} on resource: ${call.resource} ${why}`;
}
