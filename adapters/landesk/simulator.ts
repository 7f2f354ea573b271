/** A local server that plays the core's SQL Server: unmodified drivers speak TDS to it, SQLite keeps the tables. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createFaultSwitch } from '../../local/simulator/faults.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import { type ConnectionOptions, serve } from './simulator/connection.ts';
import { type Database, openDatabase } from './simulator/database.ts';
import { type Certificate, makeCertificate, strictTls, wrappedTls } from './simulator/tls.ts';

const LOGIN = { user: 'stethoscope', password: 'read only', database: 'LDMS' };
const TIME_ZONE = 'America/Los_Angeles';
const TLS_RECORD = 0x16;

/** Starts it on the loopback address; one port answers all three kinds of encryption. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const faults = createFaultSwitch(options.faults);
  const certificate = await makeCertificate();
  const sockets = new Set<Socket>();
  let database: Database | undefined;
  let calls = 0;

  const tables = () => {
    database ??= openDatabase({ company: options.company, timeZone: TIME_ZONE });
    return database;
  };
  const nextFault = () => {
    calls += 1;
    return faults.next();
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => receive(socket, certificate, { ...LOGIN, tables, nextFault }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    port,
    settings: {
      server: 'localhost',
      port,
      ...LOGIN,
      ca: certificate.ca,
      time_zone: TIME_ZONE,
      label_columns: ['DEPARTMENT'],
    },
    faults,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          database?.close();
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The first byte tells: TLS at once (`strict`), or PRELOGIN. */
function receive(socket: Socket, certificate: Certificate, options: ConnectionOptions): void {
  const first = socket.read() as Buffer | null;
  if (!first) return;
  socket.unshift(first);
  const stream: Duplex = first[0] === TLS_RECORD ? strictTls(socket, certificate) : socket;
  serve(stream, { ...options, secure: () => wrappedTls(socket, certificate) });
}
