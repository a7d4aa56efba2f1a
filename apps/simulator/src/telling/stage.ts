import { officeDayAfter } from '../world/office-days';
import { timeAt, type Place } from '../world/place';
import type { PlaceTime } from '../world/place-time';
import { instantText } from '../world/local-dates';
import type { Random } from '../world/random';
import type { Service } from '../world/service';
import { CallScript, type CallLine } from './call-script';
import { CaseScript } from './case-script';
import { clockOf, promised, type Clock, type PromiseName } from './clock';
import type { Data, EventWriter, Written } from './event-writer';
import type { Expected, Told } from './truth';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * `natural`: people act in hours and days, in office hours. `brisk`: what may happen at any time happens within seconds
 * of what came before, so that a live demonstration shows whole stories; what needs its day still waits for it.
 */
export type Pace = 'natural' | 'brisk';

export interface Setting {
  /** Unique in the simulation; part of every id of the story. */
  readonly ref: string;
  readonly random: Random;
  readonly place: Place;
  readonly service: Service;
  readonly pace: Pace;
  /** When the request is made, epoch ms. */
  readonly startAt: number;
  /** Nothing but the request happens before this instant; later than `startAt` for a request that is told late. */
  readonly actFrom: number;
}

/** Everything a story needs to be told: chance, a place, a service, and the passing of time. All times are epoch ms. */
export class Stage {
  readonly random: Random;
  readonly time: PlaceTime;
  readonly service: Service;
  readonly place: Place;
  readonly startAt: number;
  /** Days the non-urgent promise of the service leaves. */
  readonly limit: number;
  private last: number;
  private readonly scripts: EventWriter[] = [];

  constructor(private readonly setting: Setting) {
    this.random = setting.random;
    this.time = timeAt(setting.place);
    this.service = setting.service;
    this.place = setting.place;
    this.startAt = setting.startAt;
    this.limit = promised(setting.service.promise).limit;
    this.last = setting.startAt;
  }

  /** A new case of the story's member. */
  newCase(service = this.service): CaseScript {
    const { ref, place, random } = this.setting;
    const caseId = `syn-c-${ref}${this.scripts.length === 0 ? '' : `-${this.scripts.length + 1}`}`;
    const script = new CaseScript({ memberRef: `syn-m-${ref}`, caseId }, place, service, random);
    this.scripts.push(script);
    return script;
  }

  /** The call that opens the story: somebody begins to wait on a line. The caller is not known. */
  newCall(line: CallLine, data: Data): CallScript {
    const script = new CallScript(`syn-call-${this.setting.ref}`, line);
    this.scripts.push(script);
    script.queue(this.startAt, this.place, data);
    this.last = Math.max(this.startAt, this.setting.actFrom);
    return script;
  }

  /** When someone acts some minutes after the story began; brisk: within seconds of what came before. */
  afterMinutes(minutes: number): number {
    return this.brisk ? this.soon() : this.atMinute(minutes);
  }

  /** When someone acts at that elapsed time after the story began, whatever the pace. */
  atMinute(minutes: number): number {
    return this.act(Math.max(this.last + SECOND, this.startAt + minutes * MINUTE));
  }

  /**
   * The request that opens the story. Every now and then it is written down some minutes after it was made, so that
   * `requestedAt` and the event's own time differ. Answers with the event's time.
   */
  opens(script: CaseScript, data: Data): number {
    const lag = this.random.chance(0.25) ? this.random.whole(1, 40) * (this.brisk ? SECOND : MINUTE) : 0;
    const requestedAt = lag === 0 ? undefined : instantText(this.startAt);
    script.request(this.startAt + lag, { requestedAt, ...data });
    this.last = Math.max(this.startAt + lag, this.setting.actFrom);
    return this.startAt + lag;
  }

  /** The same, written down at once; answers with the event. */
  opensAtOnce(script: CaseScript, data: Data): Written {
    this.last = Math.max(this.startAt, this.setting.actFrom);
    return script.request(this.startAt, data);
  }

  clock(name: PromiseName, startAt = this.startAt): Clock {
    return clockOf(name, startAt, this.time);
  }

  /** Local date of the `n`-th business day after the request (or after the instant given). */
  day(n: number, from = this.startAt): string {
    return officeDayAfter(this.time.dateOf(from), n);
  }

  /** When someone acts around business day `n`; the brisk pace does not wait for that day. */
  when(n: number): number {
    if (this.brisk || n === 0) return this.soon();
    return this.on(n);
  }

  /** When someone acts on business day `n` after the request, at office hours, and never before what came last. */
  on(n: number, from = this.startAt): number {
    const at = this.time.at(
      this.day(n, from),
      this.random.whole(8 * 60, 17 * 60),
      this.random.whole(0, 59_999),
    );
    return at > this.last ? this.act(at) : this.soon();
  }

  /** When someone acts about `hours` of elapsed time after the request; brisk: within seconds. */
  within(hours: number): number {
    return this.brisk ? this.soon() : this.act(Math.max(this.last + SECOND, this.startAt + hours * HOUR));
  }

  /** When someone acts at that elapsed time after the request, whatever the pace. */
  atHour(hours: number): number {
    return this.act(Math.max(this.last + SECOND, this.startAt + hours * HOUR));
  }

  /** A little after what came last. */
  soon(): number {
    return this.act(
      this.last +
        (this.brisk ? this.random.whole(1_500, 15_000) : this.random.whole(2 * MINUTE, 90 * MINUTE)),
    );
  }

  /** At an instant the story names; what follows comes after it. */
  act(at: number): number {
    this.last = Math.max(this.last, at);
    return at;
  }

  /** A slot on the half hour, in office hours of business day `n` after the request (or after the instant given). */
  slot(n: number, from = this.startAt): number {
    return this.time.at(this.day(n, from), this.random.whole(16, 35) * 30);
  }

  /** A slot between now and `dueAt`, inclusive: for clocks of hours. */
  slotBefore(dueAt: number): number {
    const left = dueAt - this.last;
    return this.last + Math.max(SECOND, Math.floor((left * this.random.whole(40, 100)) / 100));
  }

  /** The finished story. In a place without a rule pack nothing may be said of it. */
  told(kind: string, variant: string, expected: readonly Expected[], settledFrom = this.startAt): Told {
    const { place } = this.setting;
    const hasPack = place.law !== 'none';
    return {
      kind,
      variant,
      memberRef: this.scripts[0]!.memberRef,
      utterances: this.scripts.flatMap((script) => script.finish()).sort((a, b) => a.heardAt - b.heardAt),
      expected: hasPack ? expected : [],
      silent: hasPack ? [] : this.scripts.map(({ caseId }) => ({ caseId, why: 'no-pack' as const })),
      // Of a time before the law of the place is known here, nothing is claimed.
      settledFrom: this.time.dateOf(this.startAt) < place.from ? Infinity : settledFrom,
    };
  }

  private get brisk(): boolean {
    return this.setting.pace === 'brisk';
  }
}
