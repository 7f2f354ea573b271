/** Where in a YAML file something stands. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

function step(
  document: Document,
  node: unknown,
  key: PropertyKey,
): { here: unknown; next: unknown } | undefined {
  const inner = isAlias(node) ? node.resolve(document) : node;
  if (isMap(inner)) {
    const pair = inner.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair && { here: pair.key, next: pair.value };
  }
  if (!isSeq(inner)) return undefined;
  const item = inner.items[Number(key)];
  return item === undefined ? undefined : { here: item, next: item };
}

const lineOf = (node: unknown, counter: LineCounter): number | undefined => {
  const range = isNode(node) ? (node as Node).range : undefined;
  return range ? counter.linePos(range[0]).line : undefined;
};

/** The line of a path, or of the nearest thing around it that is there. */
export function lineOfPath(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let line = lineOf(node, counter) ?? 1;
  for (const key of path) {
    const found = step(document, node, key);
    if (!found) break;
    line = lineOf(found.here, counter) ?? line;
    node = found.next;
  }
  return line;
}
