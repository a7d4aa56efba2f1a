import type { TamEvent } from '@tam/events';
import type { DeadLetter } from '@tam/monitor';
import type { Fault } from '../schedule';
import { discardLetter } from './discard-letter';
import type { World } from './world';

/** Instances of a run start within so long of each other, ms. */
const START_WITHIN = 200;

/** Plans the starts, the deliveries and the faults; answers when the last of them is over, ms. */
export function planActs(world: World): number {
  const { scheduler, schedule, instances, input } = world;
  for (const instance of instances) instance.startAfter(world.chance.whole(0, START_WITHIN));
  let last = 0;
  for (const delivery of schedule.deliveries) {
    last = Math.max(last, delivery.at);
    scheduler.at(delivery.at, () => {
      world.trace(`+ ${delivery.topic}/${delivery.partition} ${wordsOf(delivery)}`);
      input.deliver(delivery);
    });
  }
  for (const fault of schedule.faults) last = Math.max(last, planFault(world, fault));
  return last + 100;
}

function planFault(world: World, fault: Fault): number {
  const { scheduler, instances, group, schedule } = world;
  switch (fault.kind) {
    case 'crash':
    case 'commit':
    case 'publication':
    case 'rule-throws':
      return 0;
    case 'stop':
      scheduler.at(fault.at, () => instances[fault.instance]?.stop(fault.downFor));
      return fault.at + fault.downFor;
    case 'stand-still':
      scheduler.at(fault.at, () => instances[fault.instance]?.halt(fault.for));
      return fault.at + fault.for;
    case 'rebalance':
      scheduler.at(fault.at, () => group.rebalance(fault.overlap));
      return fault.at;
    case 'database-clock-back':
      scheduler.at(fault.at, () => world.setClock(-fault.by));
      return fault.at;
    case 'database-clock-ahead':
      scheduler.at(fault.at, () => world.setClock(fault.by));
      return fault.at + schedule.limits.clockPause!;
    case 'discard':
      scheduler.at(fault.at, () => discardLetter(world));
      return fault.at;
    case 'activate':
      scheduler.at(fault.at, () => world.activate(fault.within));
      return fault.at + fault.within;
    case 'redrive':
      scheduler.at(fault.at, () => redriveLetter(world, fault));
      return fault.at;
    case 'retention':
      scheduler.at(fault.at, () => world.cutLog());
      return fault.at;
    case 'wall-jump':
      scheduler.at(fault.at, () => instances[fault.instance]?.jumpWall(fault.by));
      return fault.at;
    case 'restore':
      scheduler.at(fault.copiedAt, () => world.copyDatabase());
      scheduler.at(fault.at, () => world.restore());
      return fault.at;
    case 'lag':
    case 'wrong-fetches':
    case 'broker-away':
      scheduler.at(fault.at + fault.for, () => {
        for (const source of world.sources) source.want();
      });
      return fault.at + fault.for;
    case 'database-away':
    case 'database-slow':
    case 'offsets-late':
      return fault.at + fault.for;
  }
}

/** As the tool does it: the letter is marked, and what it holds goes back to its topic. */
function redriveLetter(world: World, { isMended, isTwice }: Extract<Fault, { kind: 'redrive' }>): void {
  const { database, schedule, input } = world;
  const isTaken = (name: string): boolean =>
    database.redrivenLetters.has(name) || database.settledLetters.has(name);
  for (let partition = 0; partition < schedule.partitions; partition++) {
    const letter = database.letters(partition).find(({ gap, seq }) => gap && !isTaken(`${partition}/${seq}`));
    if (!letter?.memberRef) continue;
    const { seq, topic, memberRef } = letter;
    database.redrivenLetters.add(`${partition}/${seq}`);
    world.trace(`letter ${partition}/${seq} of ${memberRef} is redriven`);
    const event = isMended && schedule.rules === 'plain' ? mendedEvent(letter, schedule.start) : undefined;
    input.redrive(topic, { partition, seq }, memberRef, event);
    if (isTwice) input.redrive(topic, { partition, seq }, memberRef, event);
    return;
  }
}

function mendedEvent({ partition, seq, memberRef }: DeadLetter, start: number): TamEvent {
  return {
    source: '/sim/intake',
    id: `mended-${partition}-${seq}`,
    type: 'intake.request-received.v1',
    time: start + 1_000,
    memberRef: memberRef ?? '',
    caseId: `${memberRef}-mended`,
    data: { region: 'north' },
  };
}

function wordsOf(delivery: World['schedule']['deliveries'][number]): string {
  if (delivery.kind === 'control') {
    const { source, completeThrough = 'lives' } = delivery.event.data;
    return `${String(source)} ${String(completeThrough)}`;
  }
  if (delivery.kind !== 'event' && delivery.kind !== 'misrouted') return delivery.kind;
  const { type, id, time, caseId } = delivery.event;
  return `${delivery.kind === 'event' ? '' : 'misrouted '}${type} ${id} of ${caseId} at ${time}`;
}
