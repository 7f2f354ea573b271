import type { ComponentChildren } from 'preact';
import { type Block, type Inline, parseMarkdown } from '../../shared/model/markdown.ts';

const drawInline = (node: Inline): ComponentChildren => {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'break') return <br />;
  const inner = node.children.map(drawInline);
  if (node.kind === 'link') {
    return (
      <a href={node.url} rel="noreferrer">
        {inner}
      </a>
    );
  }
  return node.kind === 'bold' ? <strong>{inner}</strong> : <em>{inner}</em>;
};

function drawBlock(block: Block): ComponentChildren {
  if (block.kind === 'paragraph') return <p>{block.children.map(drawInline)}</p>;
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List>
      {block.items.map((item) => (
        <li>{item.map(drawInline)}</li>
      ))}
    </List>
  );
}

/** A sender's words: elements made from the parsed nodes, so that HTML in them stays text. */
export function Message({ text }: { text: string }) {
  return <>{parseMarkdown(text).map(drawBlock)}</>;
}
