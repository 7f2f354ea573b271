import { describe, expect, it } from '@jest/globals';
import { open, seal } from '../../../shared/access/seal.ts';
import { noPeople, testAccess } from '../../support/access.ts';

describe('what is sealed', () => {
  it('comes back, and nobody else can read it', async () => {
    const { signing } = testAccess(noPeople);
    const sealed = await seal(signing, 'signin', { state: 'the state' }, 600);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('the state');
    expect(await open(signing, 'signin', sealed)).toMatchObject({ state: 'the state' });
  });

  it('is over after its time', async () => {
    const access = testAccess(noPeople);
    const sealed = await seal(access.signing, 'signin', {}, 600);
    access.wait(601_000);
    expect(await open(access.signing, 'signin', sealed)).toBeUndefined();
  });

  it('is for one use and one site', async () => {
    const { signing } = testAccess(noPeople);
    const sealed = await seal(signing, 'signin', {}, 600);
    expect(await open(signing, 'hint', sealed)).toBeUndefined();
    expect(await open({ ...signing, issuer: 'https://other.example.com' }, 'signin', sealed)).toBeUndefined();
  });

  it('cannot be changed in any character', async () => {
    const { signing } = testAccess(noPeople);
    const sealed = await seal(signing, 'signin', { a: 1 }, 600);
    for (let index = 0; index < sealed.length - 1; index += 1) {
      if (sealed[index] === '.' || sealed[index + 1] === '.') continue;
      const changed = sealed.slice(0, index) + (sealed[index] === 'A' ? 'B' : 'A') + sealed.slice(index + 1);
      expect([index, await open(signing, 'signin', changed)]).toEqual([index, undefined]);
    }
  });

  it.each(['', 'x', '....', 'a.b.c.d.e', 'x'.repeat(10_000)])('is not in %j', async (text) => {
    expect(await open(testAccess(noPeople).signing, 'signin', text)).toBeUndefined();
  });
});
