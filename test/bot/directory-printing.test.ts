import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';

test('whoever stops reading what is printed, as head does, is told nothing of it', async () => {
  const program = spawn(process.execPath, ['--import', 'tsx', 'bot/cli.ts', 'directory', 'mapping'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  program.stdout.destroy();
  let errors = '';
  program.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  await once(program, 'close');
  expect([errors, program.exitCode]).toEqual(['', 0]);
}, 60_000);
