import { describe, expect, it } from '@jest/globals';
import { createEraser } from '../../../shared/tables/mentions.ts';

const ANN = 'ann.k+x@example.com';
const { isIn, without } = createEraser(ANN);

describe('an address in a text', () => {
  it.each([
    ['Was ann.k+x@example.com’s', 'Was (removed)’s'],
    ['“ANN.K+X@Example.COM”, twice: ann.k+x@example.com.', '“(removed)”, twice: (removed).'],
    ['https://wiki.example/?u=ann.k%2Bx%40example.com&v=1', 'https://wiki.example/?u=(removed)&v=1'],
    ['https://wiki.example/?q=u%3Dann.k%2bx%40example%2Ecom', 'https://wiki.example/?q=u%3D(removed)'],
    ['mailto:ann.k+x@example.com?subject=x', 'mailto:(removed)?subject=x'],
    ['{"to":"ann.k+x@example.com"}', '{"to":"(removed)"}'],
  ])('%s', (text, left) => {
    expect(isIn(text)).toBe(true);
    expect(without(text)).toBe(left);
    expect(isIn(left)).toBe(false);
  });

  it.each([
    'joann.k+x@example.com was here',
    'x.ann.k+x@example.com was here',
    'ann.k+x@example.com.au was here',
    'ann.k+x@example.community was here',
    'u=jo%2Eann.k%2Bx%40example.com&v',
    'u=x%2Bann.k%2Bx%40example.com&v',
    'u=ann.k%2Bx%40example.com%2Eau&v',
    'annxk+x@example.com was here',
    // Letters that become the same where case is folded beyond A to Z.
    'ann.\u212a+x@example.com was here',
  ])('that is somebody else’s stays: %s', (text) => {
    expect(isIn(text)).toBe(false);
    expect(without(text)).toBe(text);
  });

  it('of letters beyond ASCII is found encoded, too', () => {
    const andre = createEraser('andré@exämple.com');
    expect(andre.without('see /u/andr%C3%A9%40ex%c3%a4mple.com/devices')).toBe('see /u/(removed)/devices');
    expect(andre.without('ANDRé@EXämple.com says')).toBe('(removed) says');
    expect(createEraser('andres@example.com').isIn('andre\u017f@example.com says')).toBe(false);
  });
});
