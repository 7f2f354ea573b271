import { describe, expect, it } from '@jest/globals';
import { PrivacyPage } from '../../../web/pages/privacy-page.tsx';
import { drawn, textOf } from '../../support/page.tsx';
import { busy } from '../../support/reports.ts';

const text = (report = busy(), language = 'en') =>
  textOf(drawn(report, <PrivacyPage report={report} />, language));

describe('who sees what', () => {
  it('says how long each kind of thing is kept, as the organization decided', () => {
    const report = busy();
    report.organization.keep_days = { devices: 1, answers: 90, looks: 1000 };
    expect(text(report)).toContain('until no system has confirmed them for one day');
    expect(text(report)).toContain('Your answers to questions: 90 days');
    expect(text(report)).toContain('Who looked at your page: 1,000 days');
    expect(text(report, 'de')).toContain('Wer Ihre Seite angesehen hat: 1.000 Tage');
  });

  it('says what each system has told, and which has told nothing', () => {
    const report = busy();
    report.sources = report.sources.map((source) => ({ ...source }));
    report.sources.push({
      source: 'google',
      label: 'Google Workspace',
      state: 'fresh',
      partial: false,
      synced_at: null,
    });
    expect(text(report)).toMatch(/Jamf Pro: which device it is, and its system, .*disk encryption/);
    expect(text(report)).toContain('Google Workspace: nothing about your devices so far');
  });

  it('says without a report what holds for everybody, and claims no number', () => {
    const plain = textOf(drawn(busy(), <PrivacyPage report={undefined} />));
    expect(plain).toContain('Nothing about your devices is stored in this browser.');
    expect(plain).not.toMatch(/\d+ days/);
  });
});
