/**
 * The T-SQL that the adapter speaks, on SQLite. Whatever would silently mean something else there is refused, so a
 * green run proves the wire and the parameters; docs of the vendor prove the dialect.
 */

/** A SQL Server error: its number decides what the client makes of it. */
export class SqlError extends Error {
  readonly number: number;

  constructor(number: number, message: string) {
    super(message);
    this.name = 'SqlError';
    this.number = number;
  }
}

const REFUSED: [pattern: RegExp, why: string][] = [
  [/;\s*\S/, 'Only one statement at a time.'],
  [/--|\/\*/, 'No comments.'],
  [/'[^']*'\s*\+|\+\s*'/, 'Joining text with + differs in SQLite.'],
  [/\bLIKE\b/i, 'LIKE differs in SQLite.'],
  [/\bCAST\b|\bAVG\b|\bFORMAT\b|\//i, 'Arithmetic differs in SQLite.'],
];

/**
 * @param statement one SELECT in T-SQL
 * @returns the same for SQLite; dates are kept as ISO text, so CONVERT style 126 is the column itself
 * @throws SqlError 102 for anything that is not surely the same
 */
export function translate(statement: string): string {
  const text = statement.trim().replace(/;$/, '');
  if (!/^SELECT\b/i.test(text))
    throw new SqlError(102, 'Incorrect syntax: only SELECT is allowed to this login.');
  const refused = REFUSED.find(([pattern]) => pattern.test(text));
  if (refused) throw new SqlError(102, `Incorrect syntax for this server. ${refused[1]}`);
  return text
    .replace(/\bCONVERT\(varchar\(33\),\s*([\w.[\]]+),\s*126\)/gi, '$1')
    .replace(/\bOFFSET 0 ROWS FETCH NEXT (@\w+|\d+) ROWS ONLY/gi, 'LIMIT $1')
    .replace(/@@VERSION/gi, "'Microsoft SQL Server 2022 (RTM) - 16.0.1000.6 (X64)'")
    .replace(/\[(\w+)\]/g, '"$1"')
    .replace(/\bdbo\./gi, '')
    .replace(/\bINFORMATION_SCHEMA\.COLUMNS\b/gi, 'information_schema_columns');
}

/** The names of the parameters that a statement uses, without `@`. */
export function parametersOf(statement: string): string[] {
  return [...statement.matchAll(/(?<!@)@(\w+)/g)].map(([, name]) => name ?? '');
}
