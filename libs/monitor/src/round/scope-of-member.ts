import type { CachedDictionary } from '../member/dictionary';
import type { Change } from '../member/evaluate-member';
import type { MemberState } from '../member/member-state';
import type { Said } from '../member/said';
import { NO_SOURCE, type SourceGate } from '../sources/source-gate';

/**
 * The sources that could disprove a silence on which what is said of the member rests: of what is about to be said, and
 * of what stands and could still turn or be confirmed. One scope for the whole member, because it is evaluated whole.
 */
export function scopeOfMember(
  member: MemberState,
  changes: readonly Change[],
  sources: SourceGate,
  dictionary: Pick<CachedDictionary, 'facetsOf'>,
): string {
  if (sources.isAlwaysOpen) return NO_SOURCE;
  const names = new Set<string>();
  const changed = new Set<string>();
  for (const { id, filing } of changes) {
    changed.add(id);
    if (filing) for (const name of sources.concerned(filing.facets)) names.add(name);
  }
  for (const state of member.cases.values()) {
    for (const said of state.said.values()) {
      if (changed.has(said.id) || !mayTurn(said, sources)) continue;
      for (const name of sources.concerned(dictionary.facetsOf(said.facets))) names.add(name);
    }
  }
  return sources.scopeText(names);
}

function mayTurn(said: Said, sources: SourceGate): boolean {
  return said.basis !== 'confirmed' || sources.isOpenStatus(said.status);
}
