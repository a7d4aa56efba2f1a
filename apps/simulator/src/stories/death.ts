import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The member dies while the clock runs: it ends and is silent. A promise kept before stays kept. */
export const death: Story = {
  kind: 'death',
  weight: 2,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['while-running', 'while-running', 'after-offer']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    if (variant === 'after-offer') {
      const offeredAt = stage.when(1);
      standing.met(offeredAt, script.offer(offeredAt, { startsAt: stage.slot(2) }));
    }
    const knownAt = variant === 'after-offer' ? stage.on(4) : stage.when(4);
    script.write('enrolment', 'member.deceased.v1', knownAt, { on: stage.time.dateOf(knownAt) });
    if (variant === 'while-running') standing.ended(knownAt, 'deceased');

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
