/** The commands that the documentation tells people to type. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface DocsCommand {
  /** `docs/deploy.md:12`. */
  where: string;
  /** Without the comment behind it. */
  text: string;
}

const FILES = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ...readdirSync(join(ROOT, 'adapters')).map((name) => `adapters/${name}/README.md`),
];
const BEGINNINGS = /^(npm|npx) /;

/** Commands in blocks of `sh`, and between back ticks. Names in angle brackets stand for what people fill in. */
export function docsCommands(): DocsCommand[] {
  return FILES.flatMap((file) =>
    textsOf(readFileSync(join(ROOT, file), 'utf8')).flatMap(({ text, line }) => {
      const command = text.replace(/\s+#.*$/, '').trim();
      const isCommand = BEGINNINGS.test(command) && !command.includes('…');
      return isCommand ? [{ where: `${file}:${line}`, text: command }] : [];
    }),
  );
}

/** Lines of blocks of `sh`, and what stands between back ticks outside of blocks. */
function textsOf(markdown: string): { text: string; line: number }[] {
  let block = '';
  return markdown.split('\n').flatMap((content, index) => {
    const line = index + 1;
    const [, fence] = /^\s*```(\w*)/.exec(content) ?? [];
    if (fence !== undefined) block = block ? '' : fence || 'text';
    if (block === 'sh') return [{ text: content, line }];
    if (block) return [];
    return [...content.matchAll(/`([^`]+)`/g)].map(([, text = '']) => ({ text, line }));
  });
}

/** The words of a command up to a pipe or redirection, with quotes taken off. */
export function wordsOf(text: string): string[] {
  const words = text.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const end = words.findIndex((word) => /^[|<>&]/.test(word) && !/^<\w+>/.test(word));
  return words.slice(0, end < 0 ? undefined : end).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}
