// dynalite as a process of its own. Arguments: the folder of its data. Says its port when it is ready.
import { once } from 'node:events';
import dynalite from 'dynalite';

const server = dynalite({ path: process.argv[2], createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
// Writes everything to disk before it ends.
process.on('SIGTERM', () => server.close(() => process.exit(0)));
process.send({ port: server.address().port });
