import { Command } from 'commander';
import { auditCommand } from './audit/audit.command';
import { verifyAuditCommand } from './audit/verify-audit.command';
import { diffCommand } from './diff/diff.command';
import { explainCommand } from './explain/explain.command';
import { reportCommand } from './report/report.command';
import { runCommand } from './run/run.command';
import { scoreCommand } from './score/score.command';
import { verifyCommand } from './verify/verify.command';
import { verifyPackCommand } from './verify-pack/verify-pack.command';

/** The command line, whole. */
export function replayProgram(): Command {
  return new Command('replay')
    .description('Says what the events of a file mean: the same input gives the same outcomes.')
    .addCommand(runCommand())
    .addCommand(explainCommand())
    .addCommand(diffCommand())
    .addCommand(reportCommand())
    .addCommand(scoreCommand())
    .addCommand(verifyPackCommand())
    .addCommand(verifyCommand())
    .addCommand(verifyAuditCommand())
    .addCommand(auditCommand());
}
