/** Access tokens by domain-wide delegation: the library signs, keeps and renews; our one HTTP client sends. */
import { gaxios, JWT } from 'google-auth-library';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import type { Config } from './config.ts';

/** Read-only, and no more than devices. */
export const DEVICE_SCOPES = [
  'https://www.googleapis.com/auth/admin.directory.device.mobile.readonly',
  'https://www.googleapis.com/auth/admin.directory.device.chromeos.readonly',
] as const;

/** Asked for only when somebody asks about accounts, and about sign-ins. */
export const USAGE_SCOPES = ['https://www.googleapis.com/auth/admin.reports.usage.readonly'];
export const AUDIT_SCOPES = ['https://www.googleapis.com/auth/admin.reports.audit.readonly'];

export interface Tokens {
  /** @throws SourceError `credentials_refused` when Google does not accept the assertion */
  get(): Promise<string>;
  /** Forgets a token that was refused, so that the next call asks for another. */
  discard(): void;
}

export function createTokens(config: Config, { http }: AdapterContext, scopes: readonly string[]): Tokens {
  const transporter = new Transporter(async (form) => {
    const answer = await http.json(new URL(config.token_uri), {
      method: 'POST',
      body: form,
      accept: [400, 401],
    });
    if (answer.status !== 200) throw refused(answer.body);
    return answer.body;
  });
  const create = () =>
    new JWT({
      email: config.client_email,
      key: config.private_key,
      ...(config.private_key_id ? { keyId: config.private_key_id } : {}),
      scopes: [...scopes],
      subject: config.subject,
      transporter,
    });
  let client = create();
  return {
    async get() {
      const { token } = await client.getAccessToken().catch((error: unknown) => {
        throw asSourceError(error);
      });
      if (!token) throw new SourceError('unintelligible', 'Google answered no token.');
      return token;
    },
    discard() {
      client = create();
    },
  };
}

/** The library's own client, with our way to send in place of its own. */
class Transporter extends gaxios.Gaxios {
  #send: (form: URLSearchParams) => Promise<unknown>;

  constructor(send: (form: URLSearchParams) => Promise<unknown>) {
    super();
    this.#send = send;
  }

  override async request<Body>(options: gaxios.GaxiosOptions = {}): gaxios.GaxiosPromise<Body> {
    const data = (await this.#send(options.data as URLSearchParams)) as Body;
    return { data } as gaxios.GaxiosResponse<Body>;
  }
}

/** RFC 6749 error. `unauthorized_client` means that the scopes are not delegated to the service account. */
function refused(body: unknown): SourceError {
  const code = typeof body === 'object' && body && 'error' in body ? String(body.error) : 'unknown';
  return new SourceError('credentials_refused', `Google does not accept the service account (${code}).`);
}

function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  // The library could not sign: the key is no key.
  return new SourceError('misconfigured', 'The private key of the service account cannot be used.', {
    cause: error,
  });
}
