/** Writes one profile over and over, so that a test can kill it in the middle. Run: `tsx write-without-end.ts DIR` */
import { writeSync } from 'node:fs';
import { writeProfile } from '../../src/profile/write.ts';

const [dir = ''] = process.argv.slice(2);
for (let count = 0; ; count = (count + 1) % 10) {
  const email = `user-${count}`;
  writeProfile(dir, 'crash', { email, padding: email.repeat(20_000) }, process.platform);
  writeSync(1, '.');
}
