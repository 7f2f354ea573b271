/** The site's bucket: what is published, and the releases before. */
import { extname } from 'node:path';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';

export interface Bucket {
  put(key: string, body: Buffer | string, how: { cache: string }): Promise<void>;
  /** Within the bucket; the copy gets headers of its own. */
  copy(from: string, to: string, how: { cache: string }): Promise<void>;
  read(key: string): Promise<string | undefined>;
  list(prefix: string): Promise<string[]>;
  remove(keys: readonly string[]): Promise<void>;
  /** Every version of everything, so that the bucket can be deleted. */
  empty(): Promise<number>;
}

/** So many names in one request. */
const BATCH = 1000;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** @throws Error for a kind of file that nobody has said how to serve */
export function contentType(path: string): string {
  const type = TYPES[extname(path)];
  if (!type) throw new Error(`${path}: scripts/deploy/bucket.ts does not say what type it has.`);
  return type;
}

export function openBucket(client: S3Client, Bucket: string): Bucket {
  async function remove(
    objects: { Key?: string | undefined; VersionId?: string | undefined }[],
  ): Promise<void> {
    for (let start = 0; start < objects.length; start += BATCH) {
      const Objects = objects.slice(start, start + BATCH).map((one) => ({ ...one, Key: one.Key ?? '' }));
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
      );
      const [first] = Errors;
      if (first) throw new Error(`${first.Key} could not be deleted: ${first.Message ?? first.Code}.`);
    }
  }

  return {
    async put(Key, Body, { cache }) {
      const how = { ContentType: contentType(Key), CacheControl: cache };
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ...how }));
    },
    async copy(from, to, { cache }) {
      const how = {
        ContentType: contentType(to),
        CacheControl: cache,
        MetadataDirective: 'REPLACE',
      } as const;
      await client.send(new CopyObjectCommand({ Bucket, Key: to, CopySource: `${Bucket}/${from}`, ...how }));
    },
    async read(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async list(Prefix) {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      }
      return keys;
    },
    remove: (keys) => remove(keys.map((Key) => ({ Key }))),
    async empty() {
      let removed = 0;
      for (;;) {
        const { Versions = [], DeleteMarkers = [] } = await client.send(
          new ListObjectVersionsCommand({ Bucket }),
        );
        const found = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
        if (found.length === 0) return removed;
        await remove(found);
        removed += found.length;
      }
    },
  };
}
