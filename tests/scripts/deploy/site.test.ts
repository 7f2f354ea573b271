import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cacheControl } from '../../../local/cdn/files.ts';
import { type Bucket, openBucket } from '../../../scripts/deploy/bucket.ts';
import { currentRelease, KEPT, publish, releases, rollBack } from '../../../scripts/deploy/site.ts';
import { type Cloud, startCloud } from '../../support/cloud.ts';

let cloud: Cloud;
let client: S3Client;
let bucket: Bucket;
let folder: string;
let day = 0;

beforeEach(async () => {
  [cloud, folder] = await Promise.all([startCloud(), mkdtemp(join(tmpdir(), 'stethoscope-site-'))]);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new S3Client({ endpoint: cloud.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
  bucket = openBucket(client, 'site-bucket');
});
afterEach(async () => {
  client.destroy();
  await Promise.all([cloud.close(), rm(folder, { recursive: true })]);
});

/** Publishes a site whose page names one script. */
async function release(name: string) {
  await rm(folder, { recursive: true });
  const files = {
    'index.html': `<script src="/assets/${name}.js"></script>`,
    'logo.svg': '<svg/>',
    [`assets/${name}.js`]: name,
    'assets/shared.1.css': 'a{}',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  day += 1;
  return publish(folder, bucket, new Date(Date.UTC(2026, 0, day)));
}
const page = () => cloud.objects.get('index.html')?.body.toString();

describe('publishing', () => {
  it('brings the page last, after all that it names', async () => {
    const { hashed, plain } = await release('one');
    expect([hashed, plain]).toEqual([
      ['assets/one.js', 'assets/shared.1.css'],
      ['index.html', 'logo.svg'],
    ]);
    const order = cloud.written.filter((key) => !key.startsWith('releases/'));
    expect(order).toEqual(['assets/one.js', 'assets/shared.1.css', 'logo.svg', 'index.html']);
  });

  it('caches as the local CDN does', async () => {
    await release('one');
    for (const [key, { cache }] of cloud.objects) {
      if (!key.startsWith('releases/')) expect([key, cache]).toEqual([key, cacheControl(`/${key}`)]);
    }
    expect(cloud.objects.get('index.html')?.type).toBe('text/html; charset=utf-8');
    expect(cloud.objects.get('assets/one.js')?.type).toBe('text/javascript; charset=utf-8');
  });

  it('uploads no hashed file twice, and keeps those of open pages', async () => {
    await release('one');
    cloud.written.length = 0;
    await release('two');
    expect(cloud.written.filter((key) => key.startsWith('assets/'))).toEqual(['assets/two.js']);
    expect(cloud.objects.has('assets/one.js')).toBe(true);
  });

  it('is the same release when nothing has changed', async () => {
    const first = await release('one');
    expect(await release('one')).toMatchObject({ id: first.id, unchanged: true });
    expect(await releases(bucket)).toEqual([first.id]);
  });

  it('takes away what only the oldest releases used', async () => {
    for (let count = 0; count < KEPT + 2; count += 1) await release(`r${count}`);
    expect(await releases(bucket)).toHaveLength(KEPT);
    expect([cloud.objects.has('assets/r1.js'), cloud.objects.has('assets/r2.js')]).toEqual([false, true]);
    expect(cloud.objects.has('assets/shared.1.css')).toBe(true);
  });

  it('refuses a folder that is no site, and files of unknown kinds', async () => {
    await expect(publish(folder, bucket, new Date())).rejects.toThrow('has no index.html. Build it');
    await writeFile(join(folder, 'index.html'), '');
    await writeFile(join(folder, 'notes.doc'), '');
    await expect(publish(folder, bucket, new Date())).rejects.toThrow('notes.doc: scripts/deploy/bucket.ts');
  });
});

describe('going back', () => {
  it('shows the release before, and the one before that', async () => {
    const [one] = [await release('one'), await release('two'), await release('three')];
    expect((await rollBack(bucket)).plain).toEqual(['index.html', 'logo.svg']);
    expect(page()).toContain('two.js');
    await rollBack(bucket);
    expect(page()).toContain('one.js');
    expect(await currentRelease(bucket)).toEqual({ id: one.id });
    await expect(rollBack(bucket)).rejects.toThrow('There is no release before this one.');
  });

  it('shows a release by its name, and names those that there are', async () => {
    const [one, two] = [await release('one'), await release('two')];
    await rollBack(bucket, one.id);
    await rollBack(bucket, two.id);
    expect(page()).toContain('two.js');
    await expect(rollBack(bucket, 'nine')).rejects.toThrow(
      `no release nine. There are: ${one.id}, ${two.id}.`,
    );
  });
});

it('empties the bucket before it is removed', async () => {
  await release('one');
  expect(await bucket.empty()).toBeGreaterThan(5);
  expect(cloud.objects.size).toBe(0);
});
