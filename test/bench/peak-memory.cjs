// Loaded before the program: tells its peak memory when it ends.
process.on('exit', () => {
  process.stderr.write(`peak-memory-kb=${process.resourceUsage().maxRSS}\n`);
});
