import { BlockGlance } from './glance';

const TIME = Date.parse('2026-07-03T23:40:00Z');
const GOOD = '{"time":"2026-07-03T16:40:00-07:00","recordedtime":"x","data":{"memberRef":"m-1"}}';
const SEEN = ['m-1', TIME];

function glances(...lines: string[]) {
  const text = Buffer.from(lines.join('\n')).toString('latin1');
  const block = new BlockGlance(text);
  let start = 0;
  return text.split('\n').map((line) => {
    const end = start + line.length;
    const member = block.memberAt(start, end);
    const seen = member === undefined ? undefined : [member, block.timeAt(start, end)];
    start = end + 1;
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

  it('takes no other field for the time', () => {
    const turned =
      '{"recordedtime":"2027-07-03T16:40:00-07:00","data":{"memberRef":"m-1"},"time":"2026-07-03T23:40:00Z"}';
    expect(glances(turned)).toEqual([SEEN]);
  });

  it.each([
    ['there is no member', '{"time":"2026-07-03T23:40:00Z","data":{}}'],
    ['something is escaped', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"m-1","x":"\\u0041"}}'],
    ['the member is not ASCII', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"mä"}}'],
    ['the member is no text', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":7}}'],
    ['the member is empty', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":""}}'],
    ['a text does not end', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef":"m-1'],
    ['a blank stands before the colon', '{"time":"2026-07-03T23:40:00Z","data":{"memberRef" :"m-1"}}'],
    ['the name is only the end of another', '{"time":"2026-07-03T23:40:00Z","data":{"xmemberRef":"m-1"}}'],
  ])('says nothing where %s, and is right about the lines around it', (_why, odd) => {
    expect(glances(odd, GOOD)).toEqual([undefined, SEEN]);
    expect(glances(GOOD, odd, odd, GOOD)).toEqual([SEEN, undefined, undefined, SEEN]);
  });

  it.each([
    ['there is no time', '{"data":{"memberRef":"m-1"}}'],
    ['the time is no instant', '{"time":"yesterday","data":{"memberRef":"m-1"}}'],
  ])('knows the member alone where %s', (_why, odd) => {
    expect(glances(odd, GOOD)).toEqual([['m-1', undefined], SEEN]);
  });

  it('is not led astray by bytes beyond ASCII elsewhere in the line', () => {
    expect(glances(GOOD.replace('{', '{"x":"Zürich € 𝄞",'), GOOD)).toEqual([SEEN, SEEN]);
  });
});
