import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The plan's side takes a timely offer back before it starts, and replaces it in time, too late, or not at all. */
export const withdrawnOffer: Story = {
  kind: 'withdrawn-offer',
  weight: 5,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['replaced', 'not-replaced', 'replaced-late', 'declined-by-provider']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const offeredAt = stage.when(1);
    const first = script.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(6, stage.limit)) });
    standing.met(offeredAt, first);

    const withdrawnAt = stage.when(3);
    if (variant === 'declined-by-provider')
      script.decline(withdrawnAt, first, 'provider', 'provider-unavailable');
    else script.withdraw(withdrawnAt, first, stage.random.pick(['provider', 'plan', 'system']));
    standing.withdrawn(withdrawnAt);

    if (variant === 'replaced') {
      const againAt = stage.when(5);
      const again = { startsAt: stage.slot(stage.random.whole(7, stage.limit)) };
      standing.met(againAt, script.offer(againAt, again));
    } else if (variant === 'replaced-late') {
      const againAt = stage.when(5);
      script.offer(againAt, { startsAt: stage.slot(stage.limit + stage.random.whole(1, 5)) });
      standing.atRisk(againAt);
    }

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
