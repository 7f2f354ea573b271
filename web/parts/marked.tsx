import type { ComponentChildren } from 'preact';

export interface MarkedProps {
  text: string;
}

const piece = (part: string): ComponentChildren => {
  if (/^`[^`]+`$/.test(part)) return <code>{part.slice(1, -1)}</code>;
  return /^\*\*[^*]+\*\*$/.test(part) ? <b>{part.slice(2, -2)}</b> : part;
};

/** Text of the report. Only `code` and **bold** are drawn; everything else, HTML too, stays text. */
export function Marked({ text }: MarkedProps) {
  return <>{text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map(piece)}</>;
}
