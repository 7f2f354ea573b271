import type { Organization, Report, ReportSource } from '../../shared/model/report.ts';
import { toldBy } from '../model/told.ts';
import { Heading } from '../parts/heading.tsx';
import { listed, t } from '../words/words.ts';
import css from './text-page.module.css';
import { WhoLooked } from './who-looked.tsx';

export interface PrivacyPageProps {
  report: Report | undefined;
}

const COLLECTED = [
  'device',
  'identifiers',
  'system',
  'groups',
  'settings',
  'software',
  'times',
  'accounts',
  'sign_ins',
  'answers',
] as const;
const NEVER = ['files', 'browsing', 'place', 'typing', 'others'] as const;
const KEPT = ['devices', 'answers', 'looks'] as const;
const WHO = ['who_you', 'who_helpdesk', 'who_security', 'who_log'] as const;

function Collected() {
  return (
    <section>
      <h2>{t('privacy.collected')}</h2>
      <p>{t('privacy.collected_says')}</p>
      <dl>
        {COLLECTED.map((kind) => (
          <div key={kind}>
            <dt>{t(`privacy.facts.${kind}`)}</dt>
            <dd>{t(`privacy.facts.${kind}_why`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** "Jamf Pro: disk encryption and firewall", from what this very report rests on. */
function told({ source, label }: ReportSource, report: Report): string {
  const things = toldBy(source, report.devices).map((thing) => t(`privacy.thing.${thing}`));
  if (things.length === 0) return t('privacy.told_nothing', { source: label });
  return t('privacy.told', { source: label, things: listed([...new Set(things)]) });
}

/** Nothing is ever kept in the browser; how long the server keeps things is known with the report. */
const keptFor = (organization: Organization | undefined): string[] => [
  ...KEPT.flatMap((kind) =>
    organization ? t(`privacy.kept_${kind}`, { count: organization.keep_days[kind] }) : [],
  ),
  t('privacy.browser'),
];

interface ListedProps {
  title: string;
  /** Key of a sentence before the list. */
  says?: string;
  items: readonly string[];
}

function Listed({ title, says, items }: ListedProps) {
  return (
    <section>
      <h2>{title}</h2>
      {says && <p>{t(`privacy.${says}`)}</p>}
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** What is collected and why, what never is, where it comes from, how long it is kept and who can see it. */
export function PrivacyPage({ report }: PrivacyPageProps) {
  return (
    <div class={css.page}>
      <Heading level={1}>{t('privacy.title')}</Heading>
      <p class={css.lead}>{t('privacy.lead')}</p>
      <Listed title={t('privacy.who')} items={WHO.map((who) => t(`privacy.${who}`))} />
      {report && <WhoLooked />}
      <Collected />
      <Listed title={t('privacy.never')} items={NEVER.map((thing) => t(`privacy.never_list.${thing}`))} />
      {report && (
        <Listed
          title={t('privacy.sources')}
          says="sources_says"
          items={report.sources.map((source) => told(source, report))}
        />
      )}
      <Listed title={t('privacy.kept')} says="kept_says" items={keptFor(report?.organization)} />
      <section>
        <h2>{t('privacy.acts')}</h2>
        <p>{t('privacy.acts_says')}</p>
      </section>
    </div>
  );
}
