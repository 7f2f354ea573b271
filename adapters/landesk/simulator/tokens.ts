/** The token streams that a server answers (MS-TDS 2.2.7): rows, errors, ends. */
import { bVarchar, u8, u16, u32, u64, ucs2, usVarchar } from './bytes.ts';

/** Latin1_General_CI_AS: letters compare without case, as core databases are set up. */
const COLLATION = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);

export type Value = string | number | bigint | null;

/** What a statement gave. */
export interface ResultSet {
  columns: string[];
  rows: Value[][];
}

const DONE = { batch: 0xfd, procedure: 0xfe, inProcedure: 0xff } as const;
export type DoneKind = keyof typeof DONE;

const MORE = 0x01;
const ERROR = 0x02;
const COUNT = 0x10;
const ATTENTION = 0x20;

export interface DoneFlags {
  more?: boolean;
  error?: boolean;
  attention?: boolean;
  count?: number;
}

export function done(kind: DoneKind, flags: DoneFlags = {}): Buffer {
  const status =
    (flags.more ? MORE : 0) |
    (flags.error ? ERROR : 0) |
    (flags.attention ? ATTENTION : 0) |
    (flags.count === undefined ? 0 : COUNT);
  return Buffer.concat([u8(DONE[kind]), u16(status), u16(0), u64(flags.count ?? 0)]);
}

export const returnStatus = (status = 0) => Buffer.concat([u8(0x79), u32(status)]);

export function error(number: number, message: string, severity = 16): Buffer {
  const body = Buffer.concat([
    u32(number),
    u8(1),
    u8(severity),
    usVarchar(message),
    bVarchar('core'),
    bVarchar(''),
    u32(1),
  ]);
  return Buffer.concat([u8(0xaa), u16(body.length), body]);
}

/** The end of a login that was accepted. */
export function loginAccepted(database: string, tdsVersion: number, packetSize: number): Buffer {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(tdsVersion);
  const acknowledge = Buffer.concat([
    u8(1),
    version,
    bVarchar('Microsoft SQL Server'),
    Buffer.from([16, 0, 0x10, 0x00]),
  ]);
  return Buffer.concat([
    changed(1, Buffer.concat([bVarchar(database), bVarchar('master')])),
    changed(7, Buffer.concat([u8(COLLATION.length), COLLATION, u8(0)])),
    changed(2, Buffer.concat([bVarchar('us_english'), bVarchar('')])),
    u8(0xad),
    u16(acknowledge.length),
    acknowledge,
    changed(4, Buffer.concat([bVarchar(String(packetSize)), bVarchar(String(packetSize))])),
    done('batch'),
  ]);
}

/** Said before the answer when a connection of the pool was reset. */
export const resetDone = () => changed(18, Buffer.from([0, 0]));

function changed(type: number, values: Buffer): Buffer {
  return Buffer.concat([u8(0xe3), u16(values.length + 1), u8(type), values]);
}

/** Columns and rows. Whole numbers travel as `int` or `bigint`, all else as `nvarchar`. */
export function resultSet({ columns, rows }: ResultSet): Buffer {
  const types = columns.map((_, index) => typeOf(rows, index));
  const metadata = columns.map((name, index) =>
    Buffer.concat([u32(0), u16(0x0009), typeInfo(types[index] ?? 'text'), bVarchar(name)]),
  );
  const body = rows.map((row) =>
    Buffer.concat([u8(0xd1), ...row.map((value, index) => encode(types[index] ?? 'text', value))]),
  );
  return Buffer.concat([u8(0x81), u16(columns.length), ...metadata, ...body]);
}

type ColumnType = 'int' | 'bigint' | 'text';

function typeOf(rows: Value[][], index: number): ColumnType {
  let type: ColumnType = 'int';
  let seen = false;
  for (const row of rows) {
    const value = row[index];
    if (value === null || value === undefined) continue;
    seen = true;
    if (typeof value === 'string') return 'text';
    if (BigInt(value) > 0x7fffffffn || BigInt(value) < -0x80000000n) type = 'bigint';
  }
  return seen ? type : 'text';
}

function typeInfo(type: ColumnType): Buffer {
  if (type === 'int') return Buffer.from([0x26, 4]);
  if (type === 'bigint') return Buffer.from([0x26, 8]);
  return Buffer.concat([u8(0xe7), u16(8000), COLLATION]);
}

function encode(type: ColumnType, value: Value | undefined): Buffer {
  if (value === null || value === undefined) return type === 'text' ? u16(0xffff) : u8(0);
  if (type === 'text') {
    const text = ucs2(String(value));
    return Buffer.concat([u16(text.length), text]);
  }
  const size = type === 'int' ? 4 : 8;
  const number = Buffer.alloc(size);
  if (size === 4) number.writeInt32LE(Number(value));
  else number.writeBigInt64LE(BigInt(value));
  return Buffer.concat([u8(size), number]);
}
