/** Writes a profile and a token over and over, until it is killed. Told the folder as its argument. */
import { renewToken } from '../../src/auth/token-keeper.ts';
import { tokenPath } from '../../src/auth/token-path.ts';
import { writeProfile } from '../../src/profile/write.ts';

const [, , dir = ''] = process.argv;
const endpoint = 'https://api.example.com';
const login = { authKeyId: 'keyId-1', authKey: 'secret-1' };
const path = tokenPath(dir, { kind: 'login', login }, endpoint) ?? '';

/** Large enough that a write takes a while. */
const padding = 'x'.repeat(200_000);

async function writeOn(): Promise<never> {
  for (let count = 0; ; count += 1) {
    writeProfile(dir, 'default', { ...login, padding, count, end: true }, process.platform);
    const token = { apiKey: `k${count}`, token: `t${count}${padding}` };
    const { stored } = await renewToken({
      path,
      endpoint,
      profile: undefined,
      // Whatever is kept is refused, so that each round writes.
      refused: { apiKey: '', token: previous },
      lifetime: 3600,
      platform: process.platform,
      now: Date.now,
      signal: new AbortController().signal,
      issue: () => Promise.resolve(token),
      warn: () => Promise.resolve(),
    });
    previous = stored.token.token;
    if (count === 0) process.stdout.write('writing\n');
  }
}

let previous = '';
void writeOn();
