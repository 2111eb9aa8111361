import { runProgram } from './command_line/program';
import { processOutput } from './command_line/output';

void runProgram(process.argv.slice(2), processOutput()).then((status) => {
  process.exitCode = status;
});
