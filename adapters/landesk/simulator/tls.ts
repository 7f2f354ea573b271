/** TLS the two ways that SQL Server speaks it: around everything (`strict`), or inside PRELOGIN packets (`true`). */

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { PACKET, writeMessage } from './packets.ts';

export interface Certificate {
  /** PEM of the authority that the client has to trust. */
  ca: string;
  context: SecureContext;
}

/** A certificate for this machine's loopback names, made anew on every start. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { ca: made.cert, context: createSecureContext({ key: made.private, cert: made.cert }) };
}

/** TDS 8: TLS first, with the protocol named. Destroys the socket when the client names another one. */
export function strictTls(socket: Socket, { context }: Certificate): TLSSocket {
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: context,
    ALPNProtocols: ['tds/8.0'],
  });
  secure.on('secure', () => {
    if (secure.alpnProtocol !== 'tds/8.0') secure.destroy();
  });
  return secure;
}

/**
 * TDS 7: the handshake travels inside PRELOGIN packets, what follows does not. The client's first raw record says
 * that it has finished; each flight of ours must be one message, so writes are collected until the turn ends.
 */
export function wrappedTls(socket: Socket, { context }: Certificate): TLSSocket {
  let wrapped = true;
  let flight: Buffer[] = [];
  let incoming = Buffer.alloc(0);

  const flush = () => {
    const bytes = Buffer.concat(flight);
    flight = [];
    if (bytes.length === 0) return;
    if (wrapped) writeMessage(socket, bytes, 4096, PACKET.prelogin);
    else socket.write(bytes);
  };

  const shim = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, callback) {
      if (flight.length === 0) setImmediate(flush);
      flight.push(chunk);
      callback();
    },
    final(callback) {
      socket.end(callback);
    },
    destroy(error, callback) {
      socket.destroy();
      callback(error);
    },
  });

  socket.on('data', (chunk: Buffer) => {
    if (!wrapped) return void shim.push(chunk);
    incoming = Buffer.concat([incoming, chunk]);
    while (incoming.length >= 8 && incoming[0] === PACKET.prelogin) {
      const length = incoming.readUInt16BE(2);
      if (incoming.length < length) return;
      shim.push(incoming.subarray(8, length));
      incoming = incoming.subarray(length);
    }
    if (incoming.length > 0 && incoming[0] !== PACKET.prelogin) {
      // Our own last flight answers a wrapped message, so it has to leave wrapped.
      flush();
      wrapped = false;
      shim.push(incoming);
    }
  });
  socket.on('end', () => shim.push(null));
  socket.on('close', () => shim.destroy());
  // A client that dies in the handshake is its own affair.
  shim.on('error', () => {});
  return new TLSSocket(shim, { isServer: true, secureContext: context });
}
