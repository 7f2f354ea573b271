/** What copies of endoflife.date say together, and what may not go back in it. Pure. */
import type { EndsOfSupport, SupportedLine } from '../../model/releases.ts';
import type { KnowledgeRules } from '../acceptance.ts';
import { parseVersion } from '../versions.ts';

export const ENDS_RULES: KnowledgeRules<EndsOfSupport> = {
  lines: ({ products }) =>
    Object.entries(products).flatMap(([product, lines]) =>
      [...lines].sort(byAge).map(({ name, latest }) => ({
        name: `${product} ${name}`,
        newest: parseVersion(latest?.version) ?? [],
      })),
    ),
  /** A line that is listed no more stays: it has not become unknown. */
  union(known, later) {
    const both = Object.entries(later.products).map(([product, lines]) => {
      const names = new Set(lines.map(({ name }) => name));
      return [product, [...lines, ...(known.products[product] ?? []).filter(({ name }) => !names.has(name))]];
    });
    return { products: { ...known.products, ...Object.fromEntries(both) } };
  },
  combine: (documents) => ({ products: Object.assign({}, ...documents.map(({ products }) => products)) }),
};

/** Oldest first; of one day, by name. */
const byAge = (left: SupportedLine, right: SupportedLine): number =>
  (left.released ?? '').localeCompare(right.released ?? '') || left.name.localeCompare(right.name);
