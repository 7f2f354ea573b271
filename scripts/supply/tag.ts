/** `node scripts/supply/tag.ts v1.2.3`: whether a tag may be released. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SupplyResult, tell } from './verdict.ts';

/**
 * A tag names the version of package.json, and the changelog says first what it brings.
 *
 * @param changelog in the form of Keep a Changelog
 */
export function tagVerdict(tag: string, version: string, changelog: string): SupplyResult {
  const parts = changelog.split(/^## /m).slice(1);
  const [unreleased, released] = [parts.find(isUnreleased), parts.find((part) => !isUnreleased(part))];
  const problems = [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag}, and package.json says version ${version}.`]),
    ...(released?.startsWith(`${version} (`)
      ? []
      : [`The newest part of CHANGELOG.md is not "## ${version} (YYYY-MM-DD)".`]),
    ...(unreleased && /^- /m.test(unreleased)
      ? ['CHANGELOG.md still has entries under "Unreleased": move them under the version.']
      : []),
  ];
  return problems.length > 0
    ? { lines: problems, exitCode: 1 }
    : { lines: [`${tag} is version ${version}, and the changelog has it.`], exitCode: 0 };
}

const isUnreleased = (part: string): boolean => part.startsWith('Unreleased');

if (import.meta.main) {
  const read = (name: string) => readFile(join(import.meta.dirname, '../..', name), 'utf8');
  const { version } = JSON.parse(await read('package.json')) as { version: string };
  tell(tagVerdict(process.argv[2] ?? '', version, await read('CHANGELOG.md')));
}
