import { ago, inFull } from '../words/time.ts';

export interface AgoProps {
  /** ISO 8601 UTC. */
  at: string;
}

/** "3 hours ago"; the full date is there for machines and on hovering. */
export function Ago({ at }: AgoProps) {
  return (
    <time datetime={at} title={inFull(at)}>
      {ago(at)}
    </time>
  );
}
