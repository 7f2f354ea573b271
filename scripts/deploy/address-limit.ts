/** What a deployment says of the limits per address. */
const SAYS: Readonly<Record<string, string>> = {
  stack: 'One address may make AddressRequests requests in five minutes, AddressSignIns of them to sign in.',
  own: 'The web ACL in WebAclArn decides how much one address may ask for.',
};

/** @param limit output `AddressLimit` of the stack; @param region of the stack */
export const addressLimitSays = (limit: string | undefined, region: string): string =>
  SAYS[limit ?? ''] ??
  `Nothing bounds how much one address may ask for${region === 'us-east-1' ? ' (AddressRequests is 0)' : ` in ${region}`}: make a web ACL in us-east-1 and name it in WebAclArn (docs/deploy.md, "Limits per address").`;
