// Runs every check that needs no test run, two at a time, and says of each whether it passed.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const waiting = ['types', 'lint', 'directions', 'dead'];
const failed = [];

function check(name) {
  return new Promise((resolve) => {
    const started = performance.now();
    const chunks = [];
    const child = spawn('npm', ['run', '--silent', name], { cwd: root, shell: process.platform === 'win32' });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const seconds = Math.round((performance.now() - started) / 1000);
      if (code !== 0) {
        failed.push(name);
        console.log(`\n${Buffer.concat(chunks).toString().trim()}`);
      }
      console.log(`${code === 0 ? 'passed' : 'failed'} ${name} (${seconds} s)`);
      resolve();
    });
  });
}

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await check(name);
}

await Promise.all([work(), work()]);
if (failed.length > 0) {
  console.log(`\nWhat fails: ${failed.map((name) => `npm run ${name}`).join(', ')}`);
  process.exitCode = 1;
}
