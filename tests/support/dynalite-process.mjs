// A process of its own: conditional writes then really race over a network, and Jest's sandbox stays out of it.
import dynalite from 'dynalite';

const server = dynalite({ createTableMs: 0 });
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
// Ends with the test that started it, however that ends.
process.on('disconnect', () => process.exit(0));
