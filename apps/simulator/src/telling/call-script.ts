import type { Actor } from '../world/actors';
import type { Place } from '../world/place';
import { EventWriter, type Data, type Written } from './event-writer';

export type CallLine = 'triage' | 'customer-service';

/** Writes the events of one call in the words of its story. All times are epoch ms. */
export class CallScript extends EventWriter {
  constructor(
    readonly callId: string,
    private readonly line: CallLine,
  ) {
    super(`call:${callId}`, callId);
  }

  queue(time: number, { region, timeZone, network, lineOfBusiness }: Place, data: Data): Written {
    return this.tell('queued', time, { mode: 'live', region, timeZone, network, lineOfBusiness, ...data });
  }

  answer(time: number, by: Actor): Written {
    return this.tell('answered', time, { mode: 'person', by, reached: true });
  }

  /** A recorded menu or a program answers. */
  answerByMachine(time: number, mode: 'ivr' | 'bot'): Written {
    return this.tell('answered', time, { mode });
  }

  /** Somebody answers, and the source does not know who or what it was. */
  answerByNobodyKnown(time: number): Written {
    return this.tell('answered', time, {});
  }

  transfer(time: number): Written {
    return this.tell('transferred', time, { mode: 'live' });
  }

  callBack(time: number, by: Actor, reached: boolean): Written {
    return this.tell('back-attempted', time, { mode: 'person', by, reached });
  }

  hangUp(time: number): Written {
    return this.tell('abandoned', time, { mode: 'live' });
  }

  end(time: number): Written {
    return this.tell('ended', time, { mode: 'person', reached: true });
  }

  private tell(step: string, time: number, data: Data): Written {
    const { callId, line } = this;
    return this.write('telephony', `intake.call-${step}.v1`, time, { callId, line, ...data });
  }
}
