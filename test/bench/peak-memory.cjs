// Loaded before the program: tells its peak memory when it ends.
const { readFileSync } = require('node:fs');

/** Linux counts the memory of whoever started a process as the process's own, except in this file. */
function readPeak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on('exit', () => {
  process.stderr.write(`peak-memory-kb=${readPeak()}\n`);
});
