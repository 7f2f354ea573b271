/** Sign-in at Microsoft Entra, and how Microsoft's interfaces say that they were asked too often. */
import { describe, expect } from '@jest/globals';
import type { AdapterContext } from '../../../shared/adapter-kit/contract.ts';
import type { Http } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { createMicrosoftCalls, MICROSOFT_THROTTLING } from '../../../shared/adapter-kit/microsoft.ts';
import { recording } from '../../support/recordings.ts';

const application = {
  tenant_id: 'abc123testing',
  client_id: 'id',
  client_secret: 'not-shown',
  login_url: 'https://login.microsoftonline.com',
};
const URL_OF_DEVICES = new URL('https://graph.microsoft.com/v1.0/deviceManagement/managedDevices');

interface Exchange {
  status: number;
  body: unknown;
}

/** A network with one answer to those who sign in, and one to everybody else. */
function callsWith(token: Exchange, answer: Exchange = { status: 200, body: {} }) {
  const asked: string[] = [];
  const json: Http['json'] = async (url) => {
    asked.push(url.href);
    return { headers: new Headers(), ...(url.pathname.endsWith('/token') ? token : answer) };
  };
  const context: AdapterContext = { http: { json } as Http, log: silentLog, now: () => new Date(0) };
  const calls = createMicrosoftCalls(application, 'https://graph.microsoft.com/.default', context);
  return { asked, calls };
}

const TOKEN = { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: 'eyJ' } };
const exchangeIn = (answer: Record<string, unknown>) => answer.response as Exchange;

describe('sign-in', () => {
  recording(
    'more/intune/token-ok.exchange.json',
    async (answer) => {
      const { asked, calls } = callsWith(exchangeIn(answer));
      await calls.json(URL_OF_DEVICES, 'A.Read');
      await calls.json(URL_OF_DEVICES, 'A.Read');
      expect(asked.filter((url) => url.endsWith('/token'))).toEqual([
        'https://login.microsoftonline.com/abc123testing/oauth2/v2.0/token',
      ]);
    },
    'is a token for an hour',
  );

  for (const [file, words] of [
    ['more/intune/token-error-700016-unknown-app.exchange.json', 'this tenant does not know the application'],
    ['more/intune/token-error-7000215-wrong-secret.exchange.json', 'the client secret is wrong'],
    ['more/intune/token-error-90002-unknown-tenant.exchange.json', 'there is no such tenant'],
  ] as const)
    recording(
      file,
      async (answer) => {
        const failure = callsWith(exchangeIn(answer)).calls.json(URL_OF_DEVICES, 'A.Read');
        await expect(failure).rejects.toMatchObject({
          code: 'credentials_refused',
          message: expect.stringContaining(words),
        });
        // Its own words name tenants and applications.
        await expect(failure).rejects.not.toThrow(/Trace|AADSTS|not-shown/);
      },
      'is said in words of ours',
    );
});

describe('a refusal', () => {
  recording(
    'more/intune/error-400-no-intune.exchange.json',
    async (answer) => {
      const failure = callsWith(TOKEN, exchangeIn(answer)).calls.json(URL_OF_DEVICES, 'A.Read');
      await expect(failure).rejects.toMatchObject({ code: 'misconfigured' });
    },
    'is a tenant without licence',
  );

  recording(
    'more/intune/error-401-identity-not-found.exchange.json',
    async (answer) => {
      const { asked, calls } = callsWith(TOKEN, exchangeIn(answer));
      await expect(calls.json(URL_OF_DEVICES, 'A.Read')).rejects.toMatchObject({
        code: 'credentials_refused',
      });
      // One more token, and no more than that.
      expect(asked).toHaveLength(4);
      const { status, body } = exchangeIn(answer);
      expect(MICROSOFT_THROTTLING.throttled?.(status, body)).toBe(false);
    },
    'is tried once more, and asks for no patience',
  );

  recording(
    'more/intune/error-500-query-broker-throttled-graph2otel.json',
    ({ status, error }) => {
      expect(MICROSOFT_THROTTLING.throttled?.(status as number, { error })).toBe(true);
    },
    'asks for patience',
  );
});
