/** What is missing of a function, or stands there twice; tests/integration/template.test.ts sees what functions get. */
import { describe, expect, it } from '@jest/globals';
import { addPieces, type Pieces } from '../../../scripts/serverless/cloudformation.ts';
import { equip } from '../../../scripts/serverless/equip.ts';
import type { FunctionDefinition, Serverless } from '../../../scripts/serverless/serverless.ts';

/** As osls hands it to the plugin. */
function serverless(functions: Record<string, Partial<FunctionDefinition>>): Serverless {
  const naming = {
    getNormalizedFunctionName: (name: string) => name.replace(/^./, (letter) => letter.toUpperCase()),
    getLogGroupName: (name: string) => `/aws/lambda/${name}`,
    getPolicyName: () => ({}),
  };
  const service = { service: 's', functions, resources: {} as Pieces, custom: { metrics: 'S/x' } };
  return {
    service,
    getProvider: () => ({ naming, getStage: () => 'x' }),
  } as unknown as Serverless;
}

describe('a function', () => {
  it('has a role that may do what it says, and write its own log', () => {
    const read = { Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: 'arn:x' };
    const { service, ...others } = serverless({ one: { name: 's-x-one', iamRoleStatements: [read] } });
    equip({ service, ...others });
    expect(service.functions.one?.role).toBe('OneIamRoleLambdaExecution');
    const role = service.resources.Resources?.OneIamRoleLambdaExecution;
    const log = {
      Action: ['logs:CreateLogStream', 'logs:CreateLogGroup', 'logs:PutLogEvents'],
      Resource: [{ 'Fn::Sub': expect.stringMatching(/:log-group:\/aws\/lambda\/s-x-one:\*:\*$/) }],
    };
    expect(role?.Properties.Policies).toMatchObject([{ PolicyDocument: { Statement: [log, read] } }]);
  });

  it('without statements of its role is not packaged', () => {
    const missing = serverless({ one: { name: 's-x-one' } });
    expect(() => equip(missing)).toThrow('one has no iamRoleStatements; an empty list is enough.');
  });

  it('that reads a source brings the parameter for its concurrency', () => {
    const missing = serverless({ 'source-x': { name: 's-x-source-x', iamRoleStatements: [] } });
    expect(() => equip(missing)).toThrow('There is no parameter XConcurrency');
  });
});

it('refuses a piece that is there already', () => {
  const piece = { Type: 'AWS::SQS::Queue', Properties: {} };
  const all: Pieces = { Resources: { Queue: piece } };
  addPieces(all, { Resources: { Other: piece }, Conditions: { HasQueue: {} } }, 'one');
  expect(all).toEqual({ Resources: { Queue: piece, Other: piece }, Conditions: { HasQueue: {} } });
  expect(() => addPieces(all, { Resources: { Queue: piece } }, 'two')).toThrow(
    'Resources.Queue of function two exists twice.',
  );
});
