import type { ReportDevice } from '../../shared/model/report.ts';
import type { Check, OPEN_GROUPS } from '../model/checks.ts';
import { Heading } from '../parts/heading.tsx';
import { useReport } from '../parts/report-context.ts';
import { Tag } from '../parts/tag.tsx';
import css from './check-group.module.css';
import { CheckRow } from './check-row.tsx';

export interface CheckGroupProps {
  group: (typeof OPEN_GROUPS)[number];
  checks: readonly Check[];
  device: ReportDevice;
  level: 2 | 3;
}

/** The checks of one kind on one device, under a heading that says what the kind means. */
export function CheckGroup({ group, checks, device, level }: CheckGroupProps) {
  const { say } = useReport();
  return (
    <section class={`${css.group} ${css[group]}`}>
      <Heading level={level}>
        <Tag group={group} />
      </Heading>
      <p>{say(`group_says.${group}`)}</p>
      <ul>
        {checks.map((check) => (
          <li key={check.practice}>
            <CheckRow check={check} device={device} level={level === 2 ? 3 : 4} />
          </li>
        ))}
      </ul>
    </section>
  );
}
