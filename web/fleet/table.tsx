import type { GroupCounts, StatusCounts } from '../../shared/model/totals.ts';
import { t } from '../words/words.ts';
import { Bar } from './bar.tsx';
import css from './fleet.module.css';
import { number, percent } from './numbers.ts';
import { countOf, PARTS, shareOf } from './parts-of.ts';
import { Scroll } from './scroll.tsx';

export interface CountsTableProps {
  caption: string;
  /** What the rows are: platforms, sources. */
  of: string;
  rows: readonly GroupCounts[];
}

/** A group by its own name; those that the count makes up have words. */
export const nameOf = (group: string): string =>
  group === 'other' || group === 'none' || group === 'unknown' ? t(`fleet.group.${group}`) : group;

function Row({ name, counts }: { name: string; counts: StatusCounts }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {PARTS.map((part) => (
        <td key={part}>{number(countOf(counts, part))}</td>
      ))}
      <td>{percent(shareOf(counts, 'done'))}</td>
      <td class={css.drawn} aria-hidden="true">
        <Bar counts={counts} />
      </td>
    </tr>
  );
}

/** The numbers beside the bars, for everybody who wants them exactly. */
export function CountsTable({ caption, of, rows }: CountsTableProps) {
  return (
    <Scroll label={caption}>
      <table class={css.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {PARTS.map((part) => (
              <th key={part} scope="col">
                {t(`group.${part}`)}
              </th>
            ))}
            <th scope="col">{t('fleet.share')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, counts }) => (
            <Row key={group} name={nameOf(group)} counts={counts} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
