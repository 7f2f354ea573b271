/** TDS framing (MS-TDS 2.2.3.1): messages cut into packets with an eight-byte header. */
import type { Duplex } from 'node:stream';

export const PACKET = {
  batch: 0x01,
  rpc: 0x03,
  response: 0x04,
  attention: 0x06,
  transaction: 0x0e,
  login: 0x10,
  prelogin: 0x12,
} as const;

const HEADER = 8;
const END_OF_MESSAGE = 0x01;
const IGNORE = 0x02;
const RESET_CONNECTION = 0x08;

export interface Message {
  type: number;
  payload: Buffer;
  /** The client took back what it had begun to send. */
  ignore: boolean;
  /** The connection comes from the pool and is to be as new. */
  reset: boolean;
}

/** Calls `onMessage` for every whole message that arrives. */
export function readMessages(stream: Duplex, onMessage: (message: Message) => void): void {
  let pending = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let reset = false;
  stream.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER) {
      const length = pending.readUInt16BE(2);
      if (length < HEADER) return void stream.destroy();
      if (pending.length < length) return;
      const [type = 0, status = 0] = pending;
      parts.push(pending.subarray(HEADER, length));
      reset ||= (status & RESET_CONNECTION) !== 0;
      pending = pending.subarray(length);
      if ((status & END_OF_MESSAGE) === 0) continue;
      const message = { type, payload: Buffer.concat(parts), ignore: (status & IGNORE) !== 0, reset };
      parts = [];
      reset = false;
      onMessage(message);
    }
  });
}

/** Sends one message; the last packet says that it is the last. */
export function writeMessage(
  stream: Duplex,
  payload: Buffer,
  packetSize = 4096,
  type: number = PACKET.response,
) {
  const room = packetSize - HEADER;
  const packets: Buffer[] = [];
  for (let from = 0; from === 0 || from < payload.length; from += room) {
    packets.push(
      packet(payload.subarray(from, from + room), type, from + room >= payload.length, packets.length),
    );
  }
  stream.write(Buffer.concat(packets));
}

/** Half of a message: what is left on the wire when a server dies in the middle of an answer. */
export function writeBrokenMessage(stream: Duplex, payload: Buffer): void {
  stream.write(packet(payload.subarray(0, payload.length / 2), PACKET.response, false, 0));
}

function packet(data: Buffer, type: number, last: boolean, number: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header[0] = type;
  header[1] = last ? END_OF_MESSAGE : 0;
  header.writeUInt16BE(HEADER + data.length, 2);
  header[6] = (number + 1) & 0xff;
  return Buffer.concat([header, data]);
}
