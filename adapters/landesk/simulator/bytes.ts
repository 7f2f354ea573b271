/** Little-endian building and reading of TDS values. */

export const u8 = (value: number) => Buffer.from([value]);

export function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

export function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

export function u64(value: number | bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

export const ucs2 = (text: string) => Buffer.from(text, 'utf16le');

/** Text with its length in characters, in one byte. */
export const bVarchar = (text: string) => Buffer.concat([u8(text.length), ucs2(text)]);

/** The same with two bytes. */
export const usVarchar = (text: string) => Buffer.concat([u16(text.length), ucs2(text)]);

/** Walks through a received message. */
export class Reader {
  #buffer: Buffer;
  #at = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  get done(): boolean {
    return this.#at >= this.#buffer.length;
  }

  take(length: number): Buffer {
    if (this.#at + length > this.#buffer.length) throw new RangeError('The message ends too early.');
    this.#at += length;
    return this.#buffer.subarray(this.#at - length, this.#at);
  }

  u8(): number {
    return this.take(1).readUInt8();
  }

  u16(): number {
    return this.take(2).readUInt16LE();
  }

  u32(): number {
    return this.take(4).readUInt32LE();
  }

  u64(): bigint {
    return this.take(8).readBigUInt64LE();
  }

  text(characters: number): string {
    return this.take(characters * 2).toString('utf16le');
  }
}
