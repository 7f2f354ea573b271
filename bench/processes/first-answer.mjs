// A function from its start to its first answer. Arguments: the bundle, the event as JSON.
const [bundle, event] = process.argv.slice(2);
const { handler } = await import(bundle);
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 29_000 };
const answer = await handler(JSON.parse(event), context);
process.stdout.write(`answered ${answer?.statusCode ?? ''}\n`);
