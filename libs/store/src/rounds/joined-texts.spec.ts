import { joinTexts } from './joined-texts';

describe('texts joined into one parameter', () => {
  it('are taken apart again by their separator', () => {
    expect(joinTexts(['["a\\u001f"]', '[]']).split('\x1f')).toEqual(['["a\\u001f"]', '[]']);
  });

  it.each([['a\x1fb'], ['']])('are refused where one could not be told from two or from none: %j', (text) => {
    expect(() => joinTexts(['[]', text])).toThrow('is not JSON');
  });
});
