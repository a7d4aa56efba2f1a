import { CLERK } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** Nothing is ever offered: at risk past the warning point, breached once due. Being called about it changes nothing. */
export const noOffer: Story = {
  kind: 'no-offer',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['silence', 'called']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    if (variant === 'called') {
      const contact = { contactId: script.newId('contact'), by: CLERK, purpose: 'scheduling' };
      script.write('intake', 'intake.contact-attempted.v1', stage.when(2), contact);
      script.write('intake', 'intake.contact-reached.v1', stage.soon(), {
        ...contact,
        with: 'member',
        live: true,
      });
    }
    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
