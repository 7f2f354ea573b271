import type { ReportDevice } from '../../shared/model/report.ts';
import type { Check } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { Contact } from '../parts/contact.tsx';
import { useReport } from '../parts/report-context.ts';
import { Link } from '../routes/link.tsx';
import { t } from '../words/words.ts';
import css from './ask-help.module.css';

export interface AskHelpProps {
  check: Check;
  device: ReportDevice;
  /** This is the check's own page already. */
  alone: boolean;
}

/** Whom to ask, with a message that already says what it is about. */
export function AskHelp({ check, device, alone }: AskHelpProps) {
  const { report, path } = useReport();
  const { contact } = report.organization;
  const address = path({ page: 'check', device: device.device_id, practice: check.practice });
  const about = {
    subject: t('check.mail_subject', { title: check.result.title, device: nameOf(device) }),
    body: typeof location === 'undefined' ? address : new URL(address, location.href).href,
  };
  return (
    <div class={css.help}>
      <p class={css.title}>{t('check.help')}</p>
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
