import type { RuleLogic } from './rule';
import { R01 } from './r01-crisis-below-floor';
import { R02 } from './r02-no-live-contact';
import { R03 } from './r03-unlicensed-decision';
import { R04 } from './r04-silent-downgrade';
import { R05 } from './r05-algorithm-below-floor';
import { R06 } from './r06-gateway-not-clarified';
import { R07 } from './r07-incomplete-screen-routed';
import { R08 } from './r08-lower-answer-used';
import { R09 } from './r09-late-handoff';
import { R10 } from './r10-cold-or-abandoned-handoff';
import { R11 } from './r11-handoff-ping-pong';
import { R12 } from './r12-offer-beyond-floor';
import { R13 } from './r13-wait-over-limit';
import { R14 } from './r14-repeat-contact';
import { R15 } from './r15-worsening-not-retriaged';
import { R16 } from './r16-crisis-slot-cancelled';
import { R17 } from './r17-uncovered-intake';
import { R18 } from './r18-missed-after-positive';
import { R19 } from './r19-dispatch-late';
import { R20 } from './r20-premature-closure';
import { R21 } from './r21-no-follow-up';
import { R22 } from './r22-monitor-blind-spot';
import { R23 } from './r23-authorization-for-crisis-care';
import { R24 } from './r24-crisis-evidence-voided';
import { R25 } from './r25-minor-by-parent-alone';
import { R26 } from './r26-screened-in-another-language';
import { R27 } from './r27-message-unread';
import { R28 } from './r28-free-text-against-answers';

/** The logic of every rule, in order of id. A definition without logic here, or the other way round, is refused. */
export const RULES: readonly RuleLogic[] = [
  R01,
  R02,
  R03,
  R04,
  R05,
  R06,
  R07,
  R08,
  R09,
  R10,
  R11,
  R12,
  R13,
  R14,
  R15,
  R16,
  R17,
  R18,
  R19,
  R20,
  R21,
  R22,
  R23,
  R24,
  R25,
  R26,
  R27,
  R28,
];
