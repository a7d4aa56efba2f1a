import type { DiffReport } from './diff-report';
import type { HeldLines } from '../run/held-lines';

/** The report as one JSON document (docs/replay-diff.schema.json), a case a line. */
export function* renderJson(report: DiffReport, cases: HeldLines): Generator<Buffer> {
  const head = JSON.stringify(report, null, 2);
  yield Buffer.from(`${head.slice(0, head.lastIndexOf('\n'))},\n  "cases": [`);
  let between = '\n';
  for (const line of cases.inOrder()) {
    yield Buffer.from(between);
    yield line;
    between = ',\n';
  }
  yield Buffer.from(cases.count === 0 ? ']\n}\n' : '\n  ]\n}\n');
}
