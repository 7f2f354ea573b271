/** How the local stack is reached with the AWS SDK, and what the functions find in their environment. */

/** Region and credentials of every client here; nothing checks them. */
export const AWS = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

export interface Endpoints {
  dynamodb: string;
  secretsManager: string;
  lambda: string;
  events: string;
}

/**
 * The environment of the functions: this one's without any AWS setting of the person who starts it, so that the
 * local stack can never reach a cloud account.
 */
export function functionEnvironment(endpoints: Endpoints): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(AWS|SLS|NODE_OPTIONS)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    AWS_REGION: AWS.region,
    AWS_ACCESS_KEY_ID: AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: AWS.credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
    AWS_ENDPOINT_URL_LAMBDA: endpoints.lambda,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
    SLS_TELEMETRY_DISABLED: '1',
    SLS_NOTIFICATIONS_MODE: 'off',
  };
}
