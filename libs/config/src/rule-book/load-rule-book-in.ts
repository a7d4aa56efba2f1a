import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadRuleBook, RULES, type RuleBook, type RuleLogic } from '@tam/crisis';
import { TamError } from '@tam/errors';
import { problemsError } from '../packs/located-problem';
import type { YamlFile } from '../packs/read-yaml-file';
import { foldersOf, mustExist, readNamed, readYamlFolders, type Folders } from '../packs/yaml-folder';

/** Where the rule book is; what is not given is what ships. */
export interface RuleBookSource {
  /**
   * Folders with `rule-sets`, `rules`, `floors`, `policy`, `qualified`, `codes` and `roster.yaml`, any of them left out.
   * A file of a later folder stands in the place of its namesake; a later floor table or policy in the place of any.
   */
  readonly ruleBookDir?: Folders;
  /** Rule sets that score instead of the default of their instrument, by id. */
  readonly ruleSetIds?: readonly string[] | undefined;
  /** The logic of the rules; left out: what ships. */
  readonly logic?: readonly RuleLogic[];
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  readonly sha256: (text: string) => string;
}

/**
 * Reads the rule book of the crisis rules. All that is wrong is said in one error, a line each with file and line
 * number. Errors: TAM_CRISIS_*, TAM_PACK_UNREADABLE.
 */
export function loadRuleBookIn({ ruleBookDir, logic = RULES, ...tools }: RuleBookSource): RuleBook {
  const folders = foldersOf(ruleBookDir, 'libs/crisis');
  for (const folder of folders) mustExist(folder, 'TAM_CRISIS_NOT_FOUND');
  const [ruleSets, rules, qualified, codes] = ['rule-sets', 'rules', 'qualified', 'codes'].map((part) =>
    overlaid(folders, part),
  ) as [YamlFile[], YamlFile[], YamlFile[], YamlFile[]];
  const floors = latest(folders, 'floors');
  const policy = latest(folders, 'policy');
  const roster = latestFile(folders, 'roster.yaml');
  const loinc = codes.find(({ path }) => basename(path) === 'loinc.yaml');
  if (loinc === undefined)
    throw new TamError('TAM_CRISIS_NOT_FOUND', 'codes/loinc.yaml is not there.', {
      file: 'codes/loinc.yaml',
    });
  const result = loadRuleBook(
    { ruleSets, rules, qualified, floors, policy, loinc, roster },
    { ...tools, logic },
  );
  if (result.ok) return result.book;
  const files = [
    ...ruleSets,
    ...rules,
    ...qualified,
    ...floors,
    ...policy,
    loinc,
    ...(roster ? [roster] : []),
  ];
  throw problemsError(result.problems, files);
}

function overlaid(folders: readonly string[], part: string): YamlFile[] {
  const byName = new Map<string, YamlFile>();
  for (const file of folders.flatMap((folder) => filesIn(folder, part)))
    byName.set(basename(file.path), file);
  return [...byName.values()].sort((a, b) => (basename(a.path) < basename(b.path) ? -1 : 1));
}

function latest(folders: readonly string[], part: string): readonly YamlFile[] {
  const found = folders.map((folder) => filesIn(folder, part)).filter((files) => files.length > 0);
  return found.at(-1) ?? [];
}

function latestFile(folders: readonly string[], name: string): YamlFile | undefined {
  const file = folders
    .map((folder) => join(folder, name))
    .filter(existsSync)
    .at(-1);
  return file === undefined ? undefined : readNamed(file);
}

function filesIn(folder: string, part: string): readonly YamlFile[] {
  const place = join(folder, part);
  return existsSync(place) ? readYamlFolders([place], 'TAM_CRISIS_NOT_FOUND') : [];
}
