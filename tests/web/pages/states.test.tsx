import { beforeEach, describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { CheckPage } from '../../../web/pages/check-page.tsx';
import { DevicePage } from '../../../web/pages/device-page.tsx';
import { HelpPage } from '../../../web/pages/help-page.tsx';
import { PrivacyPage } from '../../../web/pages/privacy-page.tsx';
import { CouldNotLoad, Loading, NotFound, Offline, SignedOut } from '../../../web/pages/states.tsx';
import { drawn, speaking, textOf } from '../../support/page.tsx';
import { busy, deviceOf, golden } from '../../support/reports.ts';

beforeEach(() => speaking('en'));
const retry = () => {};

describe('each state has its own words', () => {
  const problem = { request_id: 'req-4711', detail: 'The table could not be read.' };
  it.each([
    ['Loading your devices', <Loading slow={false} />],
    ['This takes longer than usual.', <Loading slow />],
    [
      "There is no connection to this page's server.",
      <CouldNotLoad failure={{ kind: 'network' }} busy={false} retry={retry} />,
    ],
    [
      'You may not see this page.',
      <CouldNotLoad failure={{ kind: 'forbidden', problem }} busy={false} retry={retry} />,
    ],
    [
      'Your devices could not be loaded.',
      <CouldNotLoad failure={{ kind: 'problem', problem }} busy={false} retry={retry} />,
    ],
    ['Please sign in', <SignedOut path="/" />],
    ['You are offline.', <Offline retry={retry} />],
    ['There is no page at this address.', <NotFound />],
  ])('%s', (words, state) => {
    const html = renderToString(state);
    expect(textOf(html)).toContain(words);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('a failure gives the reference and what the server said, and a way on', () => {
    const html = renderToString(
      <CouldNotLoad failure={{ kind: 'problem', problem }} busy={false} retry={retry} />,
    );
    expect(textOf(html)).toContain('Reference for the help desk: req-4711');
    expect(textOf(html)).toContain('The table could not be read.');
    expect(textOf(html)).toContain('Try again');
  });
});

describe('pages', () => {
  it('a check has its own, with its title as the heading', () => {
    const { device_id } = deviceOf(busy());
    const html = drawn(busy(), <CheckPage device={device_id} practice="encryption" />);
    expect(html).toMatch(/<h1[^>]*><span>The disk is not encrypted/);
  });

  it('a link to what is gone says so', () => {
    const { device_id } = deviceOf(busy());
    expect(textOf(drawn(busy(), <DevicePage device="gone" />))).toContain('This device is not on your page.');
    expect(textOf(drawn(busy(), <CheckPage device={device_id} practice="gone" />))).toContain(
      'This check does not exist',
    );
  });

  it('help has the questions of the organization and whom to ask', () => {
    const said = textOf(renderToString(<HelpPage organization={golden('all-well').organization} />));
    expect(said).toContain('Who can see this page?');
    expect(said).toContain('Call +1 555 0100');
  });

  it('who sees what names the sources, and opens without a report', () => {
    expect(textOf(drawn(busy(), <PrivacyPage report={busy()} />))).toContain('Jamf Pro');
    expect(textOf(renderToString(<PrivacyPage report={undefined} />))).toContain('What is never collected');
  });
});
