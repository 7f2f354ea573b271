/** A function that does nothing but what its clients cost: it makes them, and one call of each that a report makes. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient());
const secrets = new SecretsManagerClient();
export const functions = new LambdaClient();

export const handler = async () => {
  await secrets.send(new GetSecretValueCommand({ SecretId: `${process.env.SECRETS_PREFIX}/session` }));
  await tables.send(
    new QueryCommand({
      TableName: process.env.RECORDS_TABLE,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'user#known@example.com' },
    }),
  );
  return { statusCode: 204 };
};
