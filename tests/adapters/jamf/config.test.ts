import { describe, expect, it } from '@jest/globals';
import { Config } from '../../../adapters/jamf/config.ts';

const good = { url: 'https://jamf.example.com', client_id: 'id', client_secret: 'secret' };
const problemsOf = (value: unknown) =>
  Config.safeParse(value).error?.issues.map(({ path, message }) => `${path}: ${message}`);

describe('settings of jamf', () => {
  it.each([
    ['an API client', good],
    ['a local account', { url: good.url, username: 'u', password: 'p' }],
    ['another port and path', { ...good, url: 'https://jamf.example.com:8443/jamf/' }],
    ['a simulator', { ...good, url: 'http://127.0.0.1:4010' }],
    ['one attribute’s name only', { ...good, extension_attributes: { firewall: { name: 'FW' } } }],
  ])('take %s', (_what, value) => {
    expect(problemsOf(value)).toBeUndefined();
  });

  it.each([
    ['plain http', { ...good, url: 'http://jamf.example.com' }, /^url: must be https/],
    ['a user in the url', { ...good, url: 'https://u:p@jamf.example.com' }, /^url: must be https/],
    ['a query in the url', { ...good, url: 'https://jamf.example.com?a=b' }, /^url: must be https/],
    ['no url', { ...good, url: 'jamf' }, /^url: /],
    ['no credentials', { url: good.url }, /client_id and client_secret/],
    ['half of them', { url: good.url, client_id: 'id', password: 'p' }, /client_id and client_secret/],
    ['pages too large', { ...good, page_size: 2000 }, /^page_size: /],
    [
      'an attribute that is none',
      { ...good, extension_attributes: { fire: {} } },
      /^extension_attributes: .*fire/,
    ],
  ])('refuse %s', (_what, value, message) => {
    expect(problemsOf(value)?.join('\n')).toMatch(message);
  });
});
