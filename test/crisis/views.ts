import {
  buildTimeline,
  createFloorReader,
  createLadder,
  FloorRows,
  Qualifications,
  spanMs,
  type FloorReader,
  type LadderLimits,
  type MemberTimeline,
  type RuleBook,
} from '@tam/crisis';
import { fold } from '@tam/record';
import { book, type CrisisStory } from './crisis-story';

/** What the rules read of a story. */
export function timelineOf(story: CrisisStory, used: RuleBook = book): MemberTimeline {
  const limits: LadderLimits = Object.fromEntries(
    Object.entries(used.floors.ladder).map(([level, span]) => [level, spanMs(span)]),
  );
  const qualifications = new Qualifications(used.qualified, used.roster);
  const rows = new FloorRows(used.floors);
  const tools = { scoring: used.scoring, qualifications, ladder: createLadder(limits), rows };
  return buildTimeline(fold(story.memberRef, story.stored()), tools);
}

/** The floors of a story. */
export function floorsOf(story: CrisisStory, used: RuleBook = book): FloorReader {
  return createFloorReader(timelineOf(story, used), new FloorRows(used.floors));
}
