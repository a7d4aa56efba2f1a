import { parseInstant } from '@tam/events';

const MEMBER = '"memberRef":';
const TIME = '"time":';
const QUOTE = 34;
const SPACE = 32;

/** What one look at a line says: whose it is, and when it happened (epoch ms). */
export interface Glance {
  readonly memberRef: string;
  readonly time: number;
}

/**
 * Reads the member and the time of the lines of one block without parsing them. The answer is a guess that is right for
 * every event whose text names each of the two once, without escapes and in ASCII; for any other line there is none,
 * and the line has to be decoded. Whoever relies on a guess compares it with the event when that is decoded at last.
 * Lines are asked for in their order: the places of the names are searched once over the block, not once a line.
 */
export class BlockGlance {
  private member: number;
  private time: number;
  private backslash: number;

  /** `text`: the bytes of the block as latin1, so that places in it are places in the block. */
  constructor(private readonly text: string) {
    this.member = text.indexOf(MEMBER);
    this.time = text.indexOf(TIME);
    this.backslash = text.indexOf('\\');
  }

  at(start: number, end: number): Glance | undefined {
    const member = this.onlyMember(start, end);
    const time = this.onlyTime(start, end);
    this.backslash = this.nextFrom(this.backslash, '\\', start);
    if (member < 0 || time < 0 || isWithin(this.backslash, end)) return undefined;
    const memberRef = this.textAt(member + MEMBER.length, end);
    const instant = parseInstant(this.textAt(time + TIME.length, end));
    if (memberRef === '' || instant === undefined || !isAsciiText(memberRef)) return undefined;
    return { memberRef, time: instant };
  }

  private onlyMember(start: number, end: number): number {
    const at = (this.member = this.nextFrom(this.member, MEMBER, start));
    if (!isWithin(at, end)) return -1;
    this.member = this.text.indexOf(MEMBER, at + 1);
    return isWithin(this.member, end) ? -1 : at;
  }

  private onlyTime(start: number, end: number): number {
    const at = (this.time = this.nextFrom(this.time, TIME, start));
    if (!isWithin(at, end)) return -1;
    this.time = this.text.indexOf(TIME, at + 1);
    return isWithin(this.time, end) ? -1 : at;
  }

  private nextFrom(known: number, name: string, start: number): number {
    return known < 0 || known >= start ? known : this.text.indexOf(name, start);
  }

  /** The text value at a place, or '' where there is none. */
  private textAt(place: number, end: number): string {
    let open = place;
    while (this.text.charCodeAt(open) === SPACE) open++;
    if (this.text.charCodeAt(open) !== QUOTE) return '';
    const close = this.text.indexOf('"', open + 1);
    return isWithin(close, end) ? this.text.slice(open + 1, close) : '';
  }
}

function isWithin(place: number, end: number): boolean {
  return place >= 0 && place < end;
}

function isAsciiText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false;
  return true;
}
