/**
 * The Markdown that a notification's message may use: `**bold**`, `*italic*` (or `_italic_`), `[label](https://…)`,
 * line breaks, and lists (`- ` or `1. ` at the start of a line; a blank line ends a paragraph). `\` before a mark
 * takes it literally. Everything else stays text, HTML too. The result is plain nodes: whoever draws them creates
 * elements and never hands text to an HTML parser.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] }
  | { kind: 'break' };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

/** Marks within marks: more than anybody writes. */
const DEEPEST = 4;

const ITEM = /^\s{0,3}(?:[-*]|(\d{1,3})[.)])\s(.*)$/;

/** Parses a message. Never throws: what is not understood is text. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', children: withBreaks(lines) });
    lines = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const item = ITEM.exec(line);
    if (item) {
      endParagraph();
      addItem(blocks, item[1] !== undefined, parseInline(item[2]?.trimStart() ?? ''));
    } else if (line.trim() === '') {
      endParagraph();
      blocks.push({ kind: 'paragraph', children: [] });
    } else lines.push(line.trim());
  }
  endParagraph();
  // The empty ones only kept apart what a blank line separates.
  return blocks.filter((block) => block.kind === 'list' || block.children.length > 0);
}

function addItem(blocks: Block[], ordered: boolean, item: Inline[]): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item);
  else blocks.push({ kind: 'list', ordered, items: [item] });
}

function withBreaks(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, index): Inline[] =>
    index === 0 ? parseInline(line) : [{ kind: 'break' }, ...parseInline(line)],
  );
}

const LINK = /^\[([^[\]\n]{1,200})\]\((https:\/\/[^\s()<>"'\\]{1,2000})\)/;
const ESCAPED = /^\\[\\*_[\]()-]$/;
/** `_` begins and ends emphasis only at the edge of a word: `snake_case` stays as it is. */
const WORD = /[\p{L}\p{N}_]/u;

function parseInline(text: string, depth = 0): Inline[] {
  const nodes: Inline[] = [];
  for (let at = 0; at < text.length; ) {
    const { node, length } = pieceAt(text, at, depth);
    const last = nodes.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else nodes.push(node);
    at += length;
  }
  return nodes;
}

/** What begins here: an escaped mark, a link, a span, else one character. */
function pieceAt(text: string, at: number, depth: number): Found {
  if (ESCAPED.test(text.slice(at, at + 2)))
    return { node: { kind: 'text', text: text.slice(at + 1, at + 2) }, length: 2 };
  const found = depth < DEEPEST ? markAt(text, at, depth) : undefined;
  return found ?? { node: { kind: 'text', text: text[at] ?? '' }, length: 1 };
}

interface Found {
  node: Inline;
  length: number;
}

function markAt(text: string, at: number, depth: number): Found | undefined {
  if (text[at] === '[') return linkAt(text, at, depth);
  if (text.startsWith('**', at)) return spanAt(text, at, '**', 'bold', depth);
  if (text[at] === '*') return spanAt(text, at, '*', 'italic', depth);
  if (text[at] === '_' && !WORD.test(text[at - 1] ?? '')) return spanAt(text, at, '_', 'italic', depth);
  return undefined;
}

function linkAt(text: string, at: number, depth: number): Found | undefined {
  const [whole, label = '', url = ''] = LINK.exec(text.slice(at, at + 2300)) ?? [];
  if (!whole || !isAddress(url)) return undefined;
  return { node: { kind: 'link', url, children: parseInline(label, depth + 1) }, length: whole.length };
}

/** With a user name before the host an address looks as if it led elsewhere. */
function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}

function spanAt(
  text: string,
  at: number,
  mark: string,
  kind: 'bold' | 'italic',
  depth: number,
): Found | undefined {
  const start = at + mark.length;
  const end = endOfSpan(text, start, mark);
  if (end === undefined) return undefined;
  const inner = text.slice(start, end);
  return { node: { kind, children: parseInline(inner, depth + 1) }, length: end + mark.length - at };
}

/** The next such mark that ends something: neither a blank nor nothing may stand at either side within. */
function endOfSpan(text: string, start: number, mark: string): number | undefined {
  if (/^\s|^$/.test(text.slice(start, start + 1))) return undefined;
  for (let end = text.indexOf(mark, start); end !== -1; end = text.indexOf(mark, end + mark.length)) {
    const isEmptyOrBlank = end === start || /[\s\\]/.test(text[end - 1] ?? ' ');
    const isDouble = mark === '*' && text[end + 1] === '*';
    const isInWord = mark === '_' && WORD.test(text[end + 1] ?? '');
    if (isDouble) end += 1;
    else if (!isEmptyOrBlank && !isInWord) return end;
  }
  return undefined;
}
