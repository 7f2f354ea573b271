/**
 * Serverless plugin: a function may bring CloudFormation pieces of its own under `resources`, so that everything about
 * a data source (its secret, its parameters) stands in its one file and comes and goes with its one line.
 */
class FunctionResources {
  constructor(serverless) {
    serverless.configSchemaHandler.defineFunctionProperties('aws', {
      properties: { resources: { type: 'object' } },
    });
    this.hooks = { initialize: () => moveResources(serverless.service) };
  }
}

function moveResources(service) {
  for (const [name, definition] of Object.entries(service.functions)) {
    for (const [section, pieces] of Object.entries(definition.resources ?? {})) {
      service.resources[section] ??= {};
      for (const [id, piece] of Object.entries(pieces)) {
        if (id in service.resources[section])
          throw new Error(`${section}.${id} of function ${name} exists twice.`);
        service.resources[section][id] = piece;
      }
    }
    delete definition.resources;
  }
}

module.exports = FunctionResources;
