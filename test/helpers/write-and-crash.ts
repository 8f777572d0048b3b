/**
 * Writes a profile and is killed at the Nth step that changes the disk; a write gets half of its data out first.
 * Ends with 0 when there are fewer steps. Run: `tsx write-and-crash.ts DIR N`
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [dir = '', step = ''] = process.argv.slice(2);
let stepsLeft = Number(step);

for (const name of [
  'openSync',
  'writeSync',
  'writeFileSync',
  'fsyncSync',
  'chmodSync',
  'renameSync',
] as const) {
  const crashing = new Proxy(fs[name], {
    apply(target, self, [place, data, ...rest]: unknown[]): unknown {
      stepsLeft -= 1;
      if (stepsLeft > 0) return Reflect.apply(target, self, [place, data, ...rest]);
      if (name.startsWith('write')) {
        const text = String(data);
        Reflect.apply(target, self, [place, text.slice(0, text.length / 2)]);
      }
      return process.kill(process.pid, 'SIGKILL');
    },
  });
  Object.defineProperty(fs, name, { value: crashing });
}
syncBuiltinESMExports();

const { writeProfile } = await import('../../src/profile/write.ts');
writeProfile(dir, 'crash', { email: 'new@example.com' }, process.platform);
