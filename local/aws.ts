/** How the local stack is reached with the AWS SDK, and what the functions find in their environment. */
import { createHash } from 'node:crypto';

/** Region and credentials of every client here. The key is the operator's, who may do everything. */
export const AWS = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/** The account that the local stack plays. */
export const ACCOUNT = '000000000000';

/** Name of something in it. */
export const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${AWS.region}:${ACCOUNT}:${resource}`;

/** A secret's own, with six characters at its end as Secrets Manager adds them: a policy without them reaches nothing. */
export function secretArn(name: string): string {
  const suffix = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return arn('secretsmanager', `secret:${name}-${suffix}`);
}

/**
 * The environment of the functions: this one's without any AWS setting of the person who starts it, so that the
 * local stack can never reach a cloud account.
 */
export function functionEnvironment(endpoint: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|SLS|NODE_OPTIONS)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    AWS_REGION: AWS.region,
    AWS_ACCESS_KEY_ID: AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: AWS.credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    // Of every service: what is not played here is refused there.
    AWS_ENDPOINT_URL: endpoint,
    SLS_TELEMETRY_DISABLED: '1',
    SLS_NOTIFICATIONS_MODE: 'off',
  };
}
