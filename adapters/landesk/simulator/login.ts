/** PRELOGIN and LOGIN7 (MS-TDS 2.2.6.4 and 2.2.6.5). */
import { u8 } from './bytes.ts';

/** What the client asks of the encryption: 1 is `encrypt: true`, 2 is `false`. */
export function askedEncryption(payload: Buffer): number {
  for (let at = 0; at < payload.length && payload[at] !== 0xff; at += 5) {
    if (payload[at] === 1) return payload[payload.readUInt16BE(at + 1)] ?? 2;
  }
  return 2;
}

/** Agrees to that encryption. Its table, unlike nearly all else in TDS, is big endian. */
export function preloginAnswer(encryption: number): Buffer {
  const options: [token: number, data: Buffer][] = [
    [0, Buffer.from([16, 0, 0x10, 0x00, 0, 0])],
    [1, u8(encryption)],
    [2, u8(0)],
    [3, Buffer.alloc(0)],
    [4, u8(0)],
  ];
  const tableLength = options.length * 5 + 1;
  const table: Buffer[] = [];
  let offset = tableLength;
  for (const [token, data] of options) {
    const entry = Buffer.alloc(5);
    entry[0] = token;
    entry.writeUInt16BE(offset, 1);
    entry.writeUInt16BE(data.length, 3);
    table.push(entry);
    offset += data.length;
  }
  return Buffer.concat([...table, u8(0xff), ...options.map(([, data]) => data)]);
}

export interface Login {
  tdsVersion: number;
  packetSize: number;
  user: string;
  password: string;
  database: string;
}

export function parseLogin(payload: Buffer): Login {
  const field = (at: number) => {
    const offset = payload.readUInt16LE(at);
    return payload.subarray(offset, offset + payload.readUInt16LE(at + 2) * 2);
  };
  return {
    tdsVersion: payload.readUInt32LE(4),
    packetSize: Math.min(Math.max(payload.readUInt32LE(8), 512), 32_767),
    user: field(40).toString('utf16le'),
    password: unscramble(field(44)).toString('utf16le'),
    database: field(68).toString('utf16le'),
  };
}

/** Passwords travel with their nibbles swapped and every byte XORed with 0xA5. */
function unscramble(bytes: Buffer): Buffer {
  return Buffer.from(
    bytes.map((byte) => {
      const plain = byte ^ 0xa5;
      return ((plain << 4) | (plain >> 4)) & 0xff;
    }),
  );
}

/** Batches and calls begin with ALL_HEADERS: a total length that counts itself. */
export function withoutHeaders(payload: Buffer): Buffer {
  return payload.subarray(payload.readUInt32LE(0));
}
