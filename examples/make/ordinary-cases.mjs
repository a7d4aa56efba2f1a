import { Story } from './story.mjs';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST = Date.parse('2026-11-02T16:00:00Z');

/** Cases as most are: asked, offered, answered, booked, seen. */
export function ordinaryCases(random, count) {
  const lines = [];
  for (let n = 1; n <= count; n++) lines.push(...ordinaryCase(random, n).lines);
  return lines;
}

function ordinaryCase(random, n) {
  const asked = FIRST + Math.floor(random() * 30 * DAY);
  const answeredAt = asked + Math.floor((1 + random() * 30) * 60) * MINUTE;
  const startsAt = answeredAt + Math.floor((1 + random() * 16) * 24 * 4) * 15 * MINUTE;
  const story = new Story(`ordinary-${String(n).padStart(2, '0')}`);
  story.asked(local(asked), { channel: pick(random, ['phone', 'app', 'web', 'referral']) });
  story.offered(local(answeredAt), 'offer-1', local(startsAt));
  if (random() < 0.3) {
    story.answered(local(answeredAt + 4 * MINUTE), 'declined', 'offer-1', 'member', 'wrong-time');
    story.offered(local(answeredAt + 9 * MINUTE), 'offer-2', local(startsAt + DAY));
    return visit(random, story, 'offer-2', answeredAt + 9 * MINUTE, startsAt + DAY);
  }
  return visit(random, story, 'offer-1', answeredAt, startsAt);
}

function visit(random, story, offer, offeredAt, startsAt) {
  story.answered(local(offeredAt + 2 * MINUTE), 'accepted', offer, 'member');
  story.booked(local(offeredAt + 3 * MINUTE), 'visit-1', local(startsAt), {
    offerId: `${story.caseId}-${offer}`,
  });
  if (random() < 0.12)
    return story.changed(local(startsAt - DAY), 'cancelled', 'visit-1', 'member', {
      reasonCode: 'wrong-time',
    });
  return story.attended(local(startsAt + 50 * MINUTE), 'visit-1', {
    purpose: 'assessment',
    startedAt: local(startsAt),
  });
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

/** Pacific standard time, which holds over the whole example. */
function local(instant) {
  return `${new Date(instant - 8 * 60 * MINUTE).toISOString().slice(0, 19)}-08:00`;
}
