import { replayProgram } from './replay-program';

/** What a command said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user would, in this process. */
export async function runReplay(args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) => {
    const name = stream === 'stdout' ? 'out' : 'err';
    return jest.spyOn(process[stream], 'write').mockImplementation((chunk, ...rest: unknown[]) => {
      said[name] += chunk.toString();
      const written = rest.find((one): one is () => void => typeof one === 'function');
      written?.();
      return true;
    });
  });
  const before = process.exitCode;
  try {
    await replayProgram().parseAsync(args, { from: 'user' });
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
