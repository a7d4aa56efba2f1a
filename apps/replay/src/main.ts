import { replayProgram } from './replay-program';

void replayProgram().parseAsync();
