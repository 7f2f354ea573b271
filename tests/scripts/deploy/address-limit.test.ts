import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addressLimitSays } from '../../../scripts/deploy/address-limit.ts';

describe('what a deployment says of the limits per address', () => {
  it.each([
    ['stack', 'us-east-1', /AddressRequests requests in five minutes/],
    ['own', 'eu-central-1', /WebAclArn decides/],
    ['none', 'eu-central-1', /Nothing bounds.*in eu-central-1: make a web ACL in us-east-1.*WebAclArn/],
    ['none', 'us-east-1', /Nothing bounds.*AddressRequests is 0/],
    [undefined, 'eu-west-1', /Nothing bounds/],
  ])('%s in %s', (limit, region, says) => {
    expect(addressLimitSays(limit, region)).toMatch(says);
  });
});

it('an office of 5,000 people behind one address does not meet the limits, and no address takes all there is', () => {
  const file = (name: string) => readFileSync(new URL(`../../../resources/${name}`, import.meta.url), 'utf8');
  const defaultOf = (name: string, text: string) =>
    Number(new RegExp(`  ${name}:\n    Type: Number\n    Default: (\\d+)`).exec(text)?.[1]);
  const limits = file('address-limits.yml');
  const [requests, signIns] = [defaultOf('AddressRequests', limits), defaultOf('AddressSignIns', limits)];
  const [people, page] = [5_000, 6];
  expect(requests).toBeGreaterThanOrEqual(people * page);
  // All of them within half an hour: to the provider and back.
  expect(signIns).toBeGreaterThanOrEqual((people * 2 * 5) / 30);
  const everybody = defaultOf('ApiRequestsPerSecond', file('parameters.yml')) * 300;
  expect(requests).toBeLessThanOrEqual(everybody / 2);
});
