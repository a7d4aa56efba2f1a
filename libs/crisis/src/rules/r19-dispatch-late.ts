import type { ResponseView } from '../timeline/intake-views';
import { overdue, type Duty } from './facts/overdue';
import { earliest, mendedBy, verdictOf } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

/** Nobody travels. */
const BY_PHONE = '988';
/** Somebody else is sent, whose arrival must be confirmed. */
const RESCUES: ReadonlySet<string> = new Set(['911', 'welfare-check']);
const FAR: ReadonlySet<string> = new Set(['rural', 'frontier']);

/** A crisis response is late, or nobody has confirmed that a rescue reached the person. */
export const R19: RuleLogic = {
  id: 'R19',
  judge({ caseId, responses }, context) {
    const duties = responses.flatMap((response) => dutiesOf(response, context));
    if (duties.length === 0) return NOTHING;
    const floor = context.floors.floorAt(caseId, duties[0]!.events[0]!.time);
    return verdictOf(overdue(duties, floor && { floor }));
  },
};

function dutiesOf(response: ResponseView, { param }: RuleContext): readonly Duty[] {
  const { kind, area, needed, dispatched, arrived, confirmed, ended } = response;
  const begun = needed ?? dispatched;
  if (begun === undefined || kind === BY_PHONE) return [];
  const over = mendedBy(ended, 'The response ended.');
  const known = mendedBy(confirmed, 'The arrival was confirmed.');
  const limit = param(FAR.has(area ?? '') ? 'rural' : 'urban');
  const duties: Duty[] = [
    {
      due: begun.at + limit,
      met: earliest(mendedBy(arrived, 'The response arrived.'), known, over),
      events: [begun.event],
      text: 'A crisis response has not arrived in time.',
    },
  ];
  if (dispatched && RESCUES.has(kind ?? '')) {
    const within = param('confirm');
    const isThere = arrived && arrived.at <= dispatched.at + within;
    duties.push({
      due: (isThere ? arrived : dispatched).at + within,
      met: earliest(known, over),
      events: [dispatched.event],
      text: 'Nobody has confirmed that the rescue reached the person.',
    });
  }
  return duties;
}
