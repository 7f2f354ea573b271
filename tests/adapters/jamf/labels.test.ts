import { describe, expect, it } from '@jest/globals';
import { labelsOf } from '../../../adapters/jamf/labels.ts';

describe('the labels of Jamf Pro', () => {
  it('are names, each once', () => {
    expect(labelsOf('Berlin', 'Finance', 'Berlin')).toEqual(['Berlin', 'Finance']);
  });

  it('are not known where it names none', () => {
    expect(labelsOf('None', undefined)).toBeUndefined();
    expect(labelsOf('none', 'Finance')).toEqual(['Finance']);
  });
});
