import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Block, type Inline, parseMarkdown } from '../../../shared/model/markdown.ts';

/** As short as a table can hold: b(…) i(…) a(…)[url], / for a break. */
function show(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'break') return '/';
      if (node.kind === 'link') return `a(${show(node.children)})[${node.url}]`;
      return `${node.kind === 'bold' ? 'b' : 'i'}(${show(node.children)})`;
    })
    .join('');
}

const showBlock = (block: Block): string =>
  block.kind === 'paragraph'
    ? `p:${show(block.children)}`
    : `${block.ordered ? 'ol' : 'ul'}:${block.items.map(show).join('|')}`;

const shown = (text: string) => parseMarkdown(text).map(showBlock);

describe('a message', () => {
  it.each([
    ['plain words', ['p:plain words']],
    ['', []],
    ['one\ntwo\r\nthree', ['p:one/two/three']],
    ['one\n\ntwo', ['p:one', 'p:two']],
    ['**bold** and *italic* and _italic_', ['p:b(bold) and i(italic) and i(italic)']],
    ['**bold with *italic* in it**', ['p:b(bold with i(italic) in it)']],
    ['- one\n- **two**\n\n1. first\n2. second', ['ul:one|b(two)', 'ol:first|second']],
    ['before\n- item\nafter', ['p:before', 'ul:item', 'p:after']],
    ['- one\n\n- two', ['ul:one', 'ul:two']],
    ['[the case](https://cases.example.com/7?a=b)', ['p:a(the case)[https://cases.example.com/7?a=b]']],
    ['2 * 3 * 4 and snake_case_name', ['p:2 * 3 * 4 and snake_case_name']],
    [
      '\\*not italic\\* and \\[no link](https://example.com)',
      ['p:*not italic* and [no link](https://example.com)'],
    ],
    ['**never ended', ['p:**never ended']],
    ['a ** b ** c', ['p:a ** b ** c']],
  ])('%j', (text, wanted) => {
    expect(shown(text)).toEqual(wanted);
  });

  it.each([
    '[click](javascript:alert(1))',
    '[click](http://example.com)',
    '[click](data:text/html,x)',
    '[click](https://bank.example@evil.example/)',
    '[click](https://evil.example/"onclick="x)',
    '[click](//evil.example)',
    '<a href="https://evil.example">click</a>',
    '<img src=x onerror=alert(1)>',
    '![picture](ftp://example.com/a.png)',
    '&lt;script&gt;',
    '# no heading',
    '`no code`',
  ])('leaves %j as text', (text) => {
    expect(shown(text)).toEqual([`p:${text}`]);
  });

  it('keeps every character that is no mark, and never gives a link that is not https', () => {
    const marks = fc.constantFrom(
      '*',
      '**',
      '_',
      '[',
      '](https://a.example)',
      '](javascript:x)',
      '\\',
      '\n',
      '- ',
      '<b>',
      'word ',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const flat = JSON.stringify(parseMarkdown(text));
        expect(flat.match(/"url":"(?!https:)/)).toBeNull();
        expect(flat.split('word').length).toBe(text.split('word').length);
      }),
    );
  });
});
