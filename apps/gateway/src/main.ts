import { Command } from 'commander';
import { importCommand } from './import/import.command';

const program = new Command('gateway')
  .description('Brings what other systems export into the event contract.')
  .addCommand(importCommand());

void program.parseAsync();
