/** The people with a story show on their page what they are there to show. */
import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import { judge } from '../../../shared/practices/index.ts';
import { RELEASES } from '../../support/releases.ts';
import { NOW, stage } from './stage.ts';

/** Statuses of all practices on all devices, as `encryption=warn`, without what is well. */
async function remarksOn(person: string): Promise<string[]> {
  const { connect } = await stage();
  const answer = await connect().byEmail?.(`${person}@example.com`);
  return merge(answer?.records ?? []).flatMap((device) => {
    const results = judge(device, { now: NOW, language: 'en', practices: {}, releases: RELEASES });
    const remarks = Object.entries(results).filter(([, { status }]) => status !== 'ok' && status !== 'na');
    return remarks.map(([practice, { status }]) => `${device.name} ${practice}=${status}`);
  });
}

describe('stories at jamf', () => {
  it.each([
    ['green', []],
    ['security', []],
    ['helpdesk', []],
    ['nothing', []],
    ['one-red', ['omar-macbook encryption=warn']],
    ['one-unknown', ['una-macbook screenlock=unknown']],
  ])('%s: %j', async (person, expected) => {
    expect(await remarksOn(person)).toEqual(expected);
  });

  it('user: something critical, something suggested, something that has begun', async () => {
    expect(await remarksOn('user')).toEqual(
      expect.arrayContaining([
        'uma-macbook uptodate=warn',
        'uma-macbook firewall=nudge',
        'uma-imac encryption=warn',
      ]),
    );
  });
});
