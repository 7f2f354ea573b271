import type { ReportDevice } from '../../shared/model/report.ts';
import type { Check } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { Contact } from '../parts/contact.tsx';
import { useReport } from '../parts/report-context.ts';
import { Link } from '../routes/link.tsx';
import { pathOf } from '../routes/routes.ts';
import { t } from '../words/words.ts';
import css from './ask-help.module.css';
import { PartTitle } from './part-title.tsx';

export interface AskHelpProps {
  check: Check;
  device: ReportDevice;
  /** This is the check's own page already. */
  alone: boolean;
}

const here = (path: string): string =>
  typeof location === 'undefined' ? path : new URL(path, location.href).href;

/** What the help desk needs to know, and where it sees the same; the address is the one for those who help. */
function messageOf({ result }: Check, device: ReportDevice, address: string): string {
  const { seen, wanted } = result;
  const lines = [
    [t('check.mail_device'), [nameOf(device), device.identifiers.serial].filter(Boolean).join(', ')],
    ...(seen === null ? [] : [[t('row.seen'), seen]]),
    ...(wanted === null ? [] : [[t('row.wanted'), wanted]]),
  ];
  return [result.title, ...lines.map(([name, value]) => `${name}: ${value}`), address].join('\n');
}

/** Whom to ask, with a message that already says what it is about. */
export function AskHelp({ check, device, alone }: AskHelpProps) {
  const { report, path } = useReport();
  const { contact } = report.organization;
  const place = { page: 'check', device: device.device_id, practice: check.practice } as const;
  const address = path(place);
  const about = {
    subject: t('check.mail_subject', { title: check.result.title, device: nameOf(device) }),
    body: messageOf(check, device, here(pathOf({ ...place, who: report.user }))),
  };
  return (
    <div class={css.help}>
      <PartTitle>{t('check.help')}</PartTitle>
      <p>{t('check.help_says', { contact: contact.name })}</p>
      <Contact contact={contact} about={about} />
      {!alone && (
        <p class="no-print">
          <Link to={address}>{t('check.permalink')}</Link>
        </p>
      )}
    </div>
  );
}
