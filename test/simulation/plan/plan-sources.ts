import { formatInstant, type ControlEvent } from '@tam/events';
import type { DeclaredSource } from '@tam/monitor';
import { CONTROL, type Delivery, type Schedule } from '../schedule';
import type { Chance } from '../world/chance';
import { WINDOW } from './plan-history';

interface Setting {
  readonly chance: Chance;
  readonly start: number;
  readonly decidedTo: number;
  /** Sources that send events in this schedule, or might. */
  readonly names: readonly string[];
  readonly regions: readonly string[];
}

type Spoken = Pick<Schedule, 'sources'> & { readonly words: readonly Delivery[] };

/** In half of the schedules: what the deployer says of the sources, and what these say of themselves. */
export function planSources(setting: Setting): Spoken {
  const { chance, names, regions } = setting;
  if (chance.is(0.5)) return { sources: undefined, words: [] };
  const declared = names
    .filter(() => chance.is(0.7))
    .map((source): DeclaredSource => {
      const place = chance.is(0.3) ? { regions: [chance.pick(regions)] } : {};
      if (chance.is(0.5)) return { source, mode: 'batch', lateness: 0, ...place };
      const cadence = chance.is(0.6) ? { cadence: chance.whole(300, 2_000) } : {};
      return { source, mode: 'stream', lateness: chance.pick([0, 100, 700]), ...cadence, ...place };
    });
  return {
    sources: { declared, openStatuses: ['running', 'at-risk'] },
    words: declared.flatMap((source) => speak(source, setting)),
  };
}

/** A few words in between, in any order and of any instant, and at last one that settles what was planned. */
function speak(
  { source, mode, lateness }: DeclaredSource,
  { chance, start, decidedTo }: Setting,
): Delivery[] {
  const said: Delivery[] = [];
  const say = (at: number, completeThrough: number | undefined): void => {
    const isWatermark = completeThrough !== undefined;
    const event: ControlEvent = {
      source: '/sim/control',
      id: `${source}-${said.length}`,
      type: isWatermark ? 'ops.source-watermark.v1' : 'ops.source-heartbeat.v1',
      time: start + at,
      data: { source, ...(isWatermark && { completeThrough: formatInstant(completeThrough) }) },
    };
    said.push({ kind: 'control', at, topic: CONTROL, partition: 0, event });
    if (chance.is(0.1))
      said.push({ kind: 'control', at: at + chance.whole(0, 500), topic: CONTROL, partition: 0, event });
  };
  for (let n = chance.whole(0, 5); n > 0; n--) {
    const at = chance.whole(0, WINDOW);
    say(at, mode === 'batch' ? start + at - chance.whole(-300, 2_500) : undefined);
  }
  if (mode === 'batch' || said.length > 0) {
    const at = decidedTo - start + lateness + 300;
    say(at, mode === 'batch' ? decidedTo : undefined);
  }
  return said;
}
