import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A source says that a slot began before it was offered. That is an error of the data, and no verdict. */
export const impossibleSlot: Story = {
  kind: 'impossible-slot',
  weight: 2,
  services: SERVICES,
  tell(stage) {
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const offeredAt = stage.when(2);
    script.offer(offeredAt, { startsAt: stage.startAt - stage.random.whole(1, 20) * 86_400_000 });
    standing.undetermined(offeredAt, 'slot-before-offer').flag('dataError', offeredAt);
    return stage.told(this.kind, 'before-request', [standing.expect(script)]);
  },
};
