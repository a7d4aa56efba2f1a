import { TamError, type ErrorCode } from '@tam/errors';
import type { PackProblem } from '@tam/standards';
import type { YamlFile } from './read-yaml-file';

/** One way in which one file is wrong, with its line where the file could be read. */
export interface LocatedProblem extends PackProblem {
  /** From 1. */
  readonly line?: number;
}

/** Finds the line of each problem. */
export function locate(
  problems: readonly PackProblem[],
  files: readonly YamlFile[],
): readonly LocatedProblem[] {
  return problems.map((problem) => {
    const line = files.find(({ path }) => path === problem.file)?.lineOf(problem.pointer);
    return line === undefined ? problem : { ...problem, line };
  });
}

/** A problem as one line of text: place, what is wrong, code. */
export function problemText({ file, line, pointer, message, code }: LocatedProblem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}${pointer === '' ? '' : ` at ${pointer}`}: ${message} [${code}]`;
}

/** All problems as one error, a line each; its code is that of the first. */
export function problemsError(problems: readonly PackProblem[], files: readonly YamlFile[]): TamError {
  const [first] = problems;
  const code: ErrorCode = first?.code ?? 'TAM_PACK_INVALID';
  return new TamError(code, locate(problems, files).map(problemText).join('\n'), {
    problems: problems.length,
    ...(first && { file: first.file }),
  });
}
