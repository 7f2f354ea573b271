/**
 * Every statement that is sent: four per set of machines, however many machines it has. Tables and columns:
 * the core database's inventory schema; which of them exist is asked once, since a site may lack some.
 *
 * Reads run at SQL Server's default isolation. Dirty reads (NOLOCK) can skip rows, and a skipped row would look like
 * a machine that is gone.
 */
import type { Client, Parameters, Row } from './client.ts';

/** Which machines: a condition on `Computer_Idn`, and its values. */
export interface Selection {
  condition: (column: string) => string;
  parameters: Parameters;
}

export const ownedBy = (email: string): Selection => ({
  condition: (column) =>
    `${column} IN (SELECT o.Computer_Idn FROM LDAPUserAttrV AS o WHERE o.EMAILADDR = @email)`,
  parameters: { email },
});

export const withSerial = (serial: string): Selection => ({
  condition: (column) =>
    `${column} IN (SELECT h.Computer_Idn FROM CompSystem AS h WHERE h.SERIALNUM = @serial)`,
  parameters: { serial },
});

/** @param mac canonical; sites keep addresses without separators, with colons or with hyphens */
export const withMac = (mac: string): Selection => ({
  condition: (column) =>
    `${column} IN (SELECT n.Computer_Idn FROM BoundAdapter AS n WHERE n.PhysAddress IN (@plain, @colons, @hyphens))`,
  parameters: { plain: mac.replaceAll(':', ''), colons: mac, hyphens: mac.replaceAll(':', '-') },
});

/** The machines after one key, up to another. */
export const between = (after: number, last: number): Selection => ({
  condition: (column) => `${column} > @after AND ${column} <= @last`,
  parameters: { after, last },
});

/** The next machines after a key, ascending: by key, so that a machine deleted meanwhile shifts no page. */
export const following = (after: number, limit: number): Selection => ({
  condition: (column) =>
    `${column} IN (SELECT k.Computer_Idn FROM Computer AS k WHERE k.Computer_Idn > @after ORDER BY k.Computer_Idn OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY)`,
  parameters: { after, limit },
});

/** What may be missing at a site, and is then read as "not collected". */
const OPTIONAL = {
  bitlocker: ['PROTECTIONSTATUS', 'CONVERSIONSTATUS', 'ENCRYPTIONPERCENTAGE'],
  osnt: ['CURRENTBUILD', 'CURRENTVERSION'],
  operating_system: ['OSTYPE'],
  compsystem: ['MODEL', 'MANUFACTURER', 'SERIALNUM', 'SYSTEMVERSION'],
} as const;
type OptionalTable = keyof typeof OPTIONAL;

/** The security scanner's dates in `Computer`: for patches, and for settings of the system. */
const SCAN_DATES = { patches_scanned: 'VALASTSCANDATE', settings_scanned: 'SECURITYLASTSCANDATE' } as const;

export interface Schema {
  has(table: OptionalTable | 'computer' | 'ldapuserattrv', column: string): boolean;
}

/** Asks which tables and columns there are. */
export async function readSchema(client: Client): Promise<Schema> {
  const rows = await client.query('SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS');
  const known = new Set(rows.map((row) => `${row.table_name}.${row.column_name}`.toLowerCase()));
  return { has: (table, column) => known.has(`${table}.${column}`.toLowerCase()) };
}

const date = (column: string) => `CONVERT(varchar(33), c.${column}, 126)`;

/** A label in a row of a machine: `label_0`. Names of columns are checked where they come in, and asked for only where they are. */
const labelled = (columns: readonly string[], schema: Schema): string[] =>
  columns.flatMap((column, index) =>
    schema.has('ldapuserattrv', column) ? [`ldap.${column} AS label_${index}`] : [],
  );

/**
 * Machines with owner, hardware, system and volumes: a row for each owner and volume.
 *
 * @param labels columns of `LDAPUserAttrV`
 */
export function readMachines(
  client: Client,
  schema: Schema,
  { condition, parameters }: Selection,
  labels: readonly string[],
): Promise<Row[]> {
  const optional = Object.entries(OPTIONAL).map(([table, columns]) => {
    const there = columns.filter((column) => schema.has(table as OptionalTable, column));
    return { table, there };
  });
  const dates = Object.entries(SCAN_DATES).filter(([, column]) => schema.has('computer', column));
  const joined = optional.filter(({ there }) => there.length > 0);
  const columns = joined.flatMap(({ table, there }) => there.map((column) => `${table}.${column}`));
  const joins = joined.map(({ table }) => `LEFT JOIN ${table} ON ${table}.Computer_Idn = c.Computer_Idn`);
  return client.query(
    `SELECT ${[
      'c.Computer_Idn',
      'c.DISPLAYNAME',
      'c.TYPE',
      `${date('LASTUPDINVSVR')} AS last_seen`,
      `${date('HWLASTSCANDATE')} AS hardware_scanned`,
      `${date('SWLASTSCANDATE')} AS software_scanned`,
      ...dates.map(([name, column]) => `${date(column)} AS ${name}`),
      'ldap.EMAILADDR',
      ...labelled(labels, schema),
      ...columns,
    ].join(', ')}
FROM Computer AS c
LEFT JOIN LDAPUserAttrV AS ldap ON ldap.Computer_Idn = c.Computer_Idn
${joins.join('\n')}
WHERE ${condition('c.Computer_Idn')}
ORDER BY c.Computer_Idn`,
    parameters,
  );
}

/** What the security scan found wrong. */
export const readDetections = (client: Client, { condition, parameters }: Selection): Promise<Row[]> =>
  client.query(
    `SELECT d.Computer_Idn, d.Vul_ID, d.VulType, d.VulSeverity, d.Title, d.Reason
FROM CVDetectedV AS d
WHERE ${condition('d.Computer_Idn')}`,
    parameters,
  );

export const readAdapters = (client: Client, { condition, parameters }: Selection): Promise<Row[]> =>
  client.query(
    `SELECT b.Computer_Idn, b.PhysAddress, b.FirewallEnabled
FROM BoundAdapter AS b
WHERE ${condition('b.Computer_Idn')}`,
    parameters,
  );

export const readSoftware = (client: Client, { condition, parameters }: Selection): Promise<Row[]> =>
  client.query(
    `SELECT a.Computer_Idn, a.SuiteName, a.Version
FROM AppSoftwareSuites AS a
WHERE ${condition('a.Computer_Idn')}`,
    parameters,
  );
