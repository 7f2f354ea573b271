import { Notice } from '../parts/notice.tsx';
import { useReport } from '../parts/report-context.ts';
import { Link } from '../routes/link.tsx';
import { t } from '../words/words.ts';

export interface NotHereProps {
  what: 'device' | 'check';
  /** The device that does exist. */
  device?: string;
}

/** A link to something that the report does not have (any more). */
export function NotHere({ what, device }: NotHereProps) {
  const { path, say } = useReport();
  const to = path(device === undefined ? { page: 'overview' } : { page: 'device', device });
  return (
    <Notice icon="info" title={say(`${what}.missing`)} text={say(`${what}.missing_says`)}>
      <Link to={to} class="button primary">
        {t('nav.back')}
      </Link>
    </Notice>
  );
}
