/** Lines of products → the summary that is kept. What was computed when the site was built (`isMaintained`) is not read. */
import { bounded, compact } from '../../shared/adapter-kit/read.ts';
import type { Edition, SupportedLine } from '../../shared/model/releases.ts';
import type { WrittenProductRelease } from './schema.ts';

/** @param product by its name there: Windows has a line for each group of editions */
export function reduceLine(product: string, written: WrittenProductRelease): SupportedLine {
  const { name, label, releaseDate, isEol, eolFrom, eoesFrom, latest } = written;
  return compact({
    name,
    label: bounded(label ?? name),
    released: releaseDate ?? undefined,
    latest: latest ? compact({ version: latest.name, released: latest.date ?? undefined }) : undefined,
    editions: product === 'windows' ? editionsOf(name) : undefined,
    ends: eolFrom ?? undefined,
    // A plain "yes" is all that is known of some.
    ended: isEol === true && !eolFrom ? (true as const) : undefined,
    extended_ends: eoesFrom ?? undefined,
  }) as SupportedLine;
}

/** `11-24h2-w`, `11-24h2-e`, `11-24h2-e-lts`, `11-24h2-iot-lts`; without an ending all editions end together. */
function editionsOf(name: string): readonly Edition[] | undefined {
  if (/-iot(-lts)?$/.test(name)) return ['iot_ltsc'];
  if (/-e-lts$/.test(name)) return ['ltsc'];
  if (/-e$/.test(name)) return ['enterprise'];
  return /-w$/.test(name) ? ['home'] : undefined;
}
