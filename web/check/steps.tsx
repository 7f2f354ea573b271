import type { Platform } from '../../shared/model/record.ts';
import type { Directions, ReportDevice } from '../../shared/model/report.ts';
import type { Check } from '../model/checks.ts';
import { nameOf } from '../model/device-words.ts';
import { settingsUrl } from '../model/safe-links.ts';
import { Icon } from '../parts/icon.tsx';
import { Marked } from '../parts/marked.tsx';
import { useReport } from '../parts/report-context.ts';
import { said } from '../words/said.ts';
import { t } from '../words/words.ts';
import { CheckAgain } from './check-again.tsx';
import { CopyCommand, commandsOf } from './copy-command.tsx';
import { PartTitle } from './part-title.tsx';
import css from './steps.module.css';
import { TakeAlong } from './take-along.tsx';

export interface StepsProps {
  check: Check;
  device: ReportDevice;
  /** Told when this check is being printed alone. */
  print: (on: boolean) => void;
}

/** Numbered steps with what is to be seen after the last one. */
function StepList({ of: { steps, expected } }: { of: Directions }) {
  const from = said(useReport().report.language);
  return (
    <>
      <ol class={css.steps} {...from}>
        {steps.map((step) => (
          <li key={step}>
            <Marked text={step} />
            {commandsOf(step).map((command) => (
              <CopyCommand key={command} command={command} />
            ))}
          </li>
        ))}
      </ol>
      {expected && (
        <p class={css.expected}>
          <Icon name="done" />
          <span>
            {t('check.expected')}:{' '}
            <span {...from}>
              <Marked text={expected} />
            </span>
          </span>
        </p>
      )}
    </>
  );
}

function Others({ of }: { of: readonly Directions[] }) {
  if (of.length === 0) return null;
  return (
    <details class="no-print">
      <summary>{t('check.other_versions')}</summary>
      {of.map((directions) => (
        <div key={directions.for}>
          <PartTitle>{t('check.steps_for', { system: directions.for })}</PartTitle>
          <StepList of={directions} />
        </div>
      ))}
    </details>
  );
}

/** Opens the settings of the computer in front of the reader, which may be another one than the check is about. */
function Settings({ url, device }: { url: string; device: ReportDevice }) {
  const { inUse } = useReport();
  const isThis = inUse === device.device_id;
  return (
    <p class="no-print">
      {!isThis && `${t('check.settings_if', { device: nameOf(device) })} `}
      <a class={isThis ? 'button primary' : undefined} href={url}>
        <Icon name="settings" /> {t('check.settings')}
      </a>
    </p>
  );
}

/** Computers may be looked after by the company: then a switch cannot be moved, or asks for an administrator. */
const MANAGED: readonly (Platform | undefined)[] = ['Mac', 'Windows', 'Linux'];

/** What to do, for this device's own system version; other versions are folded away. */
export function Steps({ check, device, print }: StepsProps) {
  const { browser } = useReport();
  const { directions, other_directions, title, source } = check.result;
  if (directions === null) return <Others of={other_directions} />;
  const settings = settingsUrl(directions.settings_url, device.platform, browser);
  return (
    <div class={css.box}>
      <PartTitle>{t('check.steps_for', { system: directions.for })}</PartTitle>
      {settings && <Settings url={settings} device={device} />}
      <StepList of={directions} />
      {source !== null && check.group !== 'replace' && (
        <CheckAgain result={check.result} source={source} reportNow={device.report_now?.[source]} />
      )}
      {check.group !== 'replace' && MANAGED.includes(device.platform) && <p>{t('check.managed')}</p>}
      <TakeAlong title={title} directions={directions} print={print} />
      <Others of={other_directions} />
    </div>
  );
}
