import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { AccountsAnswer, EventsAnswer } from '../../../shared/model/activity.ts';
import { Accounts } from '../../../web/activity/accounts.tsx';
import { Known } from '../../../web/activity/known.tsx';
import { SignIns } from '../../../web/activity/sign-ins.tsx';
import { setClock } from '../../../web/words/time.ts';
import { accountsAnswer, eventsAnswer } from '../../support/activity.ts';
import { speaking, textOf } from '../../support/page.tsx';

const contact = { name: 'IT help desk', email: 'help@example.com' };

function said(part: Parameters<typeof renderToString>[0], language = 'en'): string {
  speaking(language);
  setClock(accountsAnswer().generated_at);
  return textOf(renderToString(part));
}

const accounts = (answer: AccountsAnswer, language?: string) => said(<Accounts {...answer} />, language);
const events = (answer: EventsAnswer, language?: string) =>
  said(<SignIns answer={answer} organization={{ name: 'Example', contact, help: [] } as never} />, language);

describe('accounts', () => {
  it('say whether there is a second step, of which day that is, and that reports are late', () => {
    const text = accounts(accountsAnswer());
    expect(text).toContain('user@example.com at Google Workspace');
    expect(text).toContain('Second step is on');
    expect(text).toMatch(/Data from Friday,? .*20.*2026\. Google Workspace reports some days late/);
  });

  it.each([
    [{ on: false }, 'Second step is off', 'Signing in takes your password alone.'],
    [{ on: false, required: true }, 'Second step is off', 'Your company asks for a second step.'],
    [undefined, 'Second step not known', 'The system does not report'],
  ])('with %j say "%s"', (second_factor, state, says) => {
    const answer = accountsAnswer();
    const [account] = answer.accounts;
    const { second_factor: _known, ...rest } = account ?? never();
    const text = accounts({ ...answer, accounts: [{ ...rest, ...(second_factor && { second_factor }) }] });
    expect(text).toContain(state);
    expect(text).toContain(says);
  });

  it('that nobody knows are said not to be known', () => {
    expect(accounts({ ...accountsAnswer(), accounts: [] })).toBe('No account of yours is known here.');
  });
});

describe('sign-ins', () => {
  it('say what, when, where and with what, newest first, and whom to tell', () => {
    const text = events(eventsAnswer());
    expect(text).toContain('Signed in to Corporate VPN, 2 hours ago');
    expect(text).toContain('Office Vienna · Lisbon, Portugal · 203.0.113.20 · Chrome, Mac OS X');
    expect(text).toContain('An attempt to sign in to Mail did not succeed, 3 hours ago');
    expect(text).toContain('Google Workspace found this sign-in unusual, 4 hours ago');
    expect(text).toContain('Was one of these not you?');
    expect(text).toContain('Write to IT help desk');
  });

  it('beyond the first few are shown when asked for', () => {
    const [event] = eventsAnswer().events;
    const many = Array.from({ length: 12 }, (_, index) => ({ ...(event ?? never()), id: String(index) }));
    const text = events({ ...eventsAnswer(), events: many });
    expect(text.match(/Signed in to/g)).toHaveLength(8);
    expect(text).toContain('Show 4 more');
  });

  it('speak German', () => {
    expect(events(eventsAnswer(), 'de')).toContain('Bei Corporate VPN angemeldet, vor 2 Stunden');
  });
});

describe('where it comes from', () => {
  const known = (answer: Parameters<typeof Known<EventsAnswer>>[0]['answer']) =>
    said(<Known answer={answer}>{() => 'content'}</Known>);

  it('is told: which time a log covers, and what the server says of a source', () => {
    const text = known({ ok: true, data: eventsAnswer() });
    expect(text).toContain('content');
    expect(text).toContain('Google Workspace: updated 1 minute ago.');
    expect(text).toMatch(/Duo: events since .*October.*2026, updated 3 minutes ago\. We asked Duo again\./);
  });

  it('is nowhere, could not be opened, or is still to come', () => {
    expect(known({ ok: true, data: { ...eventsAnswer(), sources: [] } })).toBe(
      'No connected system reports this.',
    );
    expect(known({ ok: false, failure: { kind: 'network' } })).toBe(
      'This could not be opened. Try again soon.',
    );
    expect(known(undefined)).not.toBe('');
  });
});

function never(): never {
  throw new Error('The sample has none.');
}
