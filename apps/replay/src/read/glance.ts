import { parseInstant } from '@tam/events';

/** Without the quote before it: a search for so common a sign stops at every one of them. */
const MEMBER = 'memberRef":';
const TIME = 'time":';
const QUOTE = 34;
const SPACE = 32;
const LAST_ASCII = 126;

/**
 * Reads the member and the time of the lines of one block without parsing them. The answer is a guess, right for what
 * producers send: the first field of that name, without escapes and in ASCII. Whoever relies on a guess compares it
 * with the event when that is decoded at last. Lines are asked for in their order.
 */
export class BlockGlance {
  private member: number;
  private backslash: number;

  /** `text`: the bytes of the block as latin1, so that places in it are places in the block. */
  constructor(private readonly text: string) {
    this.member = this.fieldFrom(MEMBER, 0);
    this.backslash = text.indexOf('\\');
  }

  /** The member of a line; undefined where the line has to be decoded to know. */
  memberAt(start: number, end: number): string | undefined {
    if (this.backslash >= 0 && this.backslash < start) this.backslash = this.text.indexOf('\\', start);
    if (this.backslash >= 0 && this.backslash < end) return undefined;
    // A field found beyond the line is remembered, so that lines without one do not each search the whole block.
    if (this.member >= 0 && this.member < start) this.member = this.fieldFrom(MEMBER, start);
    if (this.member < 0 || this.member >= end) return undefined;
    const memberRef = this.textAt(this.member + MEMBER.length, end);
    return memberRef !== undefined && isAsciiText(memberRef) ? memberRef : undefined;
  }

  /** The time of a line that has a member, epoch ms; undefined where the line has to be decoded to know. */
  timeAt(start: number, end: number): number | undefined {
    const place = this.fieldFrom(TIME, start);
    const text = place < 0 || place >= end ? undefined : this.textAt(place + TIME.length, end);
    return text === undefined ? undefined : parseInstant(text);
  }

  /** The next place where a name stands right after a quote. */
  private fieldFrom(name: string, start: number): number {
    let place = this.text.indexOf(name, start);
    while (place >= 0 && this.text.charCodeAt(place - 1) !== QUOTE)
      place = this.text.indexOf(name, place + 1);
    return place;
  }

  private textAt(place: number, end: number): string | undefined {
    let open = place;
    while (this.text.charCodeAt(open) === SPACE) open++;
    if (this.text.charCodeAt(open) !== QUOTE) return undefined;
    const close = this.text.indexOf('"', open + 1);
    return close > open + 1 && close < end ? this.text.slice(open + 1, close) : undefined;
  }
}

function isAsciiText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > LAST_ASCII) return false;
  return true;
}
