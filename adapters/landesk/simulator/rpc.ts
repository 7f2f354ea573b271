/** Calls of `sp_executesql` (MS-TDS 2.2.6.6), as the driver makes them. */
import { Reader } from './bytes.ts';
import type { Value } from './tokens.ts';

const SP_EXECUTESQL = 10;

export interface Call {
  statement: string;
  /** Without the `@`. */
  parameters: Map<string, Value>;
}

/** @throws Error for a procedure or a type that this server does not speak */
export function parseCall(payload: Buffer): Call {
  const reader = new Reader(payload);
  const length = reader.u16();
  const procedure = length === 0xffff ? reader.u16() : reader.text(length).toLowerCase();
  if (procedure !== SP_EXECUTESQL && procedure !== 'sp_executesql') {
    throw new Error(`Could not find stored procedure ${procedure}.`);
  }
  reader.u16();
  const values: [name: string, value: Value][] = [];
  while (!reader.done) {
    const name = reader.text(reader.u8());
    reader.u8();
    values.push([name, readValue(reader)]);
  }
  const [statement, , ...rest] = values;
  return {
    statement: String(statement?.[1] ?? ''),
    parameters: new Map(rest.map(([name, value]) => [name.replace(/^@/, ''), value])),
  };
}

function readValue(reader: Reader): Value {
  const type = reader.u8();
  switch (type) {
    case 0x26: // int of any size
      reader.u8();
      return readInteger(reader, reader.u8());
    case 0x68: // bit
      reader.u8();
      return readInteger(reader, reader.u8());
    case 0xe7: // nvarchar
      return readText(reader, 'utf16le');
    case 0xa7: // varchar; its collation here is code page 1252
      return readText(reader, 'latin1');
    default:
      throw new Error(`Parameters of type 0x${type.toString(16)} are not supported.`);
  }
}

function readInteger(reader: Reader, size: number): Value {
  if (size === 0) return null;
  const bytes = reader.take(size);
  if (size === 8) return bytes.readBigInt64LE();
  return size === 1 ? bytes.readUInt8() : bytes.readIntLE(0, size);
}

function readText(reader: Reader, encoding: 'utf16le' | 'latin1'): Value {
  const maximum = reader.u16();
  reader.take(5);
  if (maximum !== 0xffff) {
    const length = reader.u16();
    return length === 0xffff ? null : reader.take(length).toString(encoding);
  }
  const total = reader.u64();
  if (total === 0xffffffffffffffffn) return null;
  const chunks: Buffer[] = [];
  for (let length = reader.u32(); length > 0; length = reader.u32()) chunks.push(reader.take(length));
  return Buffer.concat(chunks).toString(encoding);
}
