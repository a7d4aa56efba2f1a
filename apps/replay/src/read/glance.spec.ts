import { BlockGlance } from './glance';

const TIME = Date.parse('2026-07-03T23:40:00Z');
const GOOD = '{"time":"2026-07-03T16:40:00-07:00","data":{"memberRef":"m-1"}}';
const SEEN = { memberRef: 'm-1', time: TIME };

function glances(...lines: string[]) {
  const text = Buffer.from(lines.join('\n')).toString('latin1');
  const block = new BlockGlance(text);
  let start = 0;
  return text.split('\n').map((line) => {
    const seen = block.at(start, start + line.length);
    start += line.length + 1;
    return seen;
  });
}

describe('a glance at a line', () => {
  it('sees the member and the time', () => {
    expect(glances(GOOD)).toEqual([SEEN]);
  });

  it('sees them with a blank after the colon', () => {
    expect(glances(GOOD.replaceAll('":', '": '))).toEqual([SEEN]);
  });

  it.each([
    [
      'the member is named twice',
      '{"x":{"memberRef":"m-2"},"time":"2026-07-03T23:40:00Z","data":{"memberRef":"m-1"}}',
    ],
    ['the time is named twice', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"m-1","time":"x"}}'],
    ['there is no member', '{"time":"2026-07-03T23:40:00Z","data":{}}'],
    ['there is no time', '{"data":{"memberRef":"m-1"}}'],
    ['something is escaped', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"m-1","x":"\\u0041"}}'],
    ['the member is not ASCII', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"mä"}}'],
    ['the member is no text', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":7}}'],
    ['the member is empty', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":""}}'],
    ['the time is no instant', '{"time":"yesterday","data":{"memberRef":"m-1"}}'],
    ['a text does not end', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"m-1'],
    ['a blank stands before the colon', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef" :"m-1"}}'],
  ])('says nothing where %s, and is right about the lines around it', (_why, odd) => {
    expect(glances(odd, GOOD)).toEqual([undefined, SEEN]);
    expect(glances(GOOD, odd, odd, GOOD)).toEqual([SEEN, undefined, undefined, SEEN]);
  });

  it('is not led astray by bytes beyond ASCII elsewhere in the line', () => {
    expect(glances(GOOD.replace('{', '{"x":"Zürich € 𝄞",'), GOOD)).toEqual([SEEN, SEEN]);
  });
});
