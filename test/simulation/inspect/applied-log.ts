import type { LetterKey, MemoryLog, Position } from '@tam/monitor';
import {
  canonicalJson,
  createStorer,
  encodeCase,
  fold,
  storedBytes,
  type Dictionary,
  type Evaluator,
  type StoredEvent,
  type Storer,
} from '@tam/record';

interface Variant {
  event: StoredEvent;
  /** Its compact form; undefined: not made yet. */
  text: string | undefined;
}

/** What one evaluation says: canonical text by outcome id. */
export type Texts = ReadonlyMap<string, string>;

/** What the log says of one member, as far as it was applied. Plainly done: this is what rows are held against. */
export class AppliedMember {
  gaps = 0;
  private readonly identities = new Map<string, Map<string, Variant>>();
  private evaluated = new Map<string, Texts>();

  constructor(readonly memberRef: string) {}

  /** 'known' changes nothing; 'variant' is the first that says something else under an identity known already. */
  add(event: StoredEvent): 'new' | 'known' | 'variant' | 'changed' {
    const key = `${event.source} ${event.id}`;
    const bytes = storedBytes(event);
    const variants = this.identities.get(key);
    if (!variants) {
      this.identities.set(key, new Map([[bytes, { event, text: undefined }]]));
      this.evaluated.clear();
      return 'new';
    }
    const known = variants.get(bytes);
    if (!known) {
      variants.set(bytes, { event, text: undefined });
      this.evaluated.clear();
      return variants.size === 2 ? 'variant' : 'changed';
    }
    if (event.recorded !== undefined && event.recorded < (known.event.recorded ?? Infinity)) {
      known.event = { ...known.event, recorded: event.recorded };
      known.text = undefined;
      this.evaluated.clear();
      return 'changed';
    }
    return 'known';
  }

  addGap(by: 1 | -1): void {
    this.gaps += by;
    this.evaluated.clear();
  }

  get events(): StoredEvent[] {
    return [...this.variants()].map(({ event }) => event);
  }

  /** The compact texts of its events, by case. */
  textsByCase(reads: Evaluator['reads'], dictionary: Dictionary): Map<string, string[]> {
    const cases = new Map<string, string[]>();
    for (const variant of this.variants()) {
      variant.text ??= encodeCase([variant.event], reads, dictionary).slice(1, -1);
      const texts = cases.get(variant.event.caseId);
      if (texts) texts.push(variant.text);
      else cases.set(variant.event.caseId, [variant.text]);
    }
    return cases;
  }

  evaluate(evaluator: Evaluator, asOf: number): Texts {
    const key = `${evaluator.version} ${asOf}`;
    let texts = this.evaluated.get(key);
    if (!texts) {
      const { outcomes } = evaluator.evaluate(fold(this.memberRef, this.events, this.gaps), asOf);
      texts = new Map(outcomes.map((outcome) => [outcome.id, canonicalJson(outcome)]));
      this.evaluated.set(key, texts);
    }
    return texts;
  }

  private *variants(): Iterable<Variant> {
    for (const variants of this.identities.values()) yield* variants.values();
  }
}

/** What the log of one partition says up to a position of each topic. */
export class AppliedPartition {
  readonly members = new Map<string, AppliedMember>();
  /** Dead letters that it must have led to. */
  letters = 0;
  private readonly next = new Map<string, number>();
  private readonly toStored: Storer;

  constructor(
    private readonly log: MemoryLog,
    private readonly partition: number,
    evaluator: Evaluator,
  ) {
    this.toStored = createStorer(evaluator.reads);
  }

  /**
   * Applies what lies below these positions and was not applied yet; answers of whom that says anything new. `settle`
   * hears of each redrive that came, and answers whose gap it closes.
   */
  advance(
    positions: { readonly [topic: string]: Position },
    settle: (letter: LetterKey) => string | undefined,
  ): Set<AppliedMember> {
    const changed = new Set<AppliedMember>();
    // A redrive that is as unusable as before closes one gap and leaves another: then nothing new is known.
    const gapsBefore = new Map<AppliedMember, number>();
    const addGap = (member: AppliedMember, by: 1 | -1): void => {
      if (!gapsBefore.has(member)) gapsBefore.set(member, member.gaps);
      member.addGap(by);
    };
    for (const topic of Object.keys(positions)) {
      const from = this.next.get(topic) ?? 0;
      const to = positions[topic]!.next;
      if (to <= from) continue;
      this.next.set(topic, to);
      for (const item of this.log.read(topic, this.partition, from, to - from)?.items ?? []) {
        if (item.kind === 'event' || item.kind === 'fault') {
          const closed = item.redriveOf && settle(item.redriveOf);
          if (closed !== undefined) addGap(this.memberOf(closed), -1);
        }
        if (item.kind === 'event') {
          const stored = this.toStored(item.event);
          if (!stored) continue;
          const member = this.memberOf(item.event.memberRef);
          const added = member.add(stored);
          if (added === 'variant') this.letters++;
          if (added !== 'known') changed.add(member);
        } else if (item.kind === 'fault') {
          this.letters++;
          if (item.memberRef === undefined || item.misrouted !== 'no') continue;
          addGap(this.memberOf(item.memberRef), 1);
        }
      }
    }
    for (const [member, gaps] of gapsBefore) if (member.gaps !== gaps) changed.add(member);
    return changed;
  }

  private memberOf(memberRef: string): AppliedMember {
    let member = this.members.get(memberRef);
    if (!member) this.members.set(memberRef, (member = new AppliedMember(memberRef)));
    return member;
  }
}
