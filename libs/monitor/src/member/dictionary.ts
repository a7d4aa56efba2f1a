import { TamError } from '@tam/errors';
import type { Dictionary } from '@tam/record';
import { facetsOf } from '../filing';
import type { Facets, MonitorStore } from '../ports';
import { isScopeText, NO_SOURCE } from '../sources/source-gate';

/**
 * The texts that rows name by number. It only grows; a number once given means the same for ever, so nothing in here
 * can be stale, only missing: another instance may have given a number since.
 */
export class CachedDictionary implements Dictionary {
  private readonly numbers = new Map<string, number>();
  private readonly texts: (string | undefined)[] = [];
  private readonly facets = new Map<number, Facets>();
  private readonly scopeNumbers = [0];
  private last = 0;

  constructor(private readonly store: Pick<MonitorStore, 'dictionary' | 'intern'>) {}

  /** Reads what was given since. */
  async refresh(): Promise<void> {
    for (const { id, text } of await this.store.dictionary(this.last)) {
      this.put(id, text);
      this.last = Math.max(this.last, id);
    }
  }

  /** Makes sure that these texts have numbers; asks the store only for those not seen before. */
  async ensure(texts: Iterable<string>): Promise<void> {
    const missing = new Set<string>();
    for (const text of texts) if (!this.numbers.has(text)) missing.add(text);
    if (missing.size === 0) return;
    for (const { id, text } of await this.store.intern([...missing])) this.put(id, text);
  }

  has(text: string): boolean {
    return this.numbers.has(text);
  }

  /** The numbers of all gate scopes known, and 0, that of no source. */
  get scopes(): readonly number[] {
    return this.scopeNumbers;
  }

  /** The text of a scope; that of no source for 0. */
  scopeText(number: number): string {
    return number === 0 ? NO_SOURCE : this.textOf(number);
  }

  scopeNumber(text: string): number {
    return text === NO_SOURCE ? 0 : this.numberOf(text);
  }

  numberOf(text: string): number {
    const number = this.numbers.get(text);
    if (number === undefined) throw new Error(`The dictionary was not asked for ${JSON.stringify(text)}.`);
    return number;
  }

  /** Throws TAM_MONITOR_ROW_UNREADABLE for a number that is not known; `refresh` may mend that. */
  textOf(number: number): string {
    const text = this.texts[number];
    if (text === undefined) {
      throw new TamError('TAM_MONITOR_ROW_UNREADABLE', `Number ${number} is not in the dictionary.`);
    }
    return text;
  }

  /** The facets that a number stands for. */
  facetsOf(number: number): Facets {
    let facets = this.facets.get(number);
    if (!facets) {
      facets = facetsOf(this.textOf(number));
      this.facets.set(number, facets);
    }
    return facets;
  }

  private put(id: number, text: string): void {
    if (this.texts[id] === undefined && isScopeText(text)) this.scopeNumbers.push(id);
    this.numbers.set(text, id);
    this.texts[id] = text;
  }
}
