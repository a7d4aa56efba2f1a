import type { Json, TamEvent } from '@tam/events';
import type { Utterance } from './truth';

/** The source systems of the synthetic world; their names say that nothing they send is about a person. */
export const FEEDS = {
  intake: 'urn:tam:synthetic:intake',
  scheduling: 'urn:tam:synthetic:scheduling',
  clinical: 'urn:tam:synthetic:clinical-record',
  authorization: 'urn:tam:synthetic:authorization',
  enrolment: 'urn:tam:synthetic:enrolment',
  telephony: 'urn:tam:synthetic:telephony',
} as const;

export type Feed = keyof typeof FEEDS;

export type Data = { readonly [field: string]: Json | undefined };

/** Points at an event already written, with its time (epoch ms). */
export interface Written {
  readonly source: string;
  readonly id: string;
  readonly time: number;
}

/** Collects the events of one case under ids that follow from the case's own. */
export class EventWriter {
  private readonly written: Utterance[] = [];

  constructor(
    readonly memberRef: string,
    readonly caseId: string,
    private readonly sensitivity?: TamEvent['sensitivity'],
  ) {}

  /** Writes one event that happened at `time` and was sent on at `heardAt` (epoch ms). Fields left undefined are absent. */
  write(feed: Feed, type: string, time: number, data: Data, heardAt = time): Written {
    const event: TamEvent = {
      source: FEEDS[feed],
      id: `${this.caseId}-${this.written.length + 1}`,
      type,
      time,
      memberRef: this.memberRef,
      caseId: this.caseId,
      ...(this.sensitivity === undefined ? {} : { sensitivity: this.sensitivity }),
      data: present({ caseId: this.caseId, memberRef: this.memberRef, ...data }),
    };
    this.written.push({ event, heardAt });
    return { source: event.source, id: event.id, time };
  }

  /** All events in the order in which their sources sent them, numbered by source as a source would. */
  finish(): readonly Utterance[] {
    const next = new Map<string, number>();
    return [...this.written]
      .sort((a, b) => a.heardAt - b.heardAt)
      .map(({ event, heardAt }) => {
        const sequence = (next.get(event.source) ?? 0) + 1;
        next.set(event.source, sequence);
        return { event: { ...event, sequence }, heardAt };
      });
  }
}

function present(data: Data): { readonly [field: string]: Json } {
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}
