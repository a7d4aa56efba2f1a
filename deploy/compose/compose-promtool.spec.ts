import path from 'node:path';
import { runProgram } from '../monitoring/src/programs/run-program';

describe('the configuration of Prometheus', () => {
  it('is what promtool takes', () => {
    const told = runProgram(
      'promtool',
      ['check', 'config', '--syntax-only', 'prometheus.yaml'],
      path.join(__dirname),
    );
    expect(told.output).toContain('SUCCESS');
    expect(told.passed).toBe(true);
  });
});
