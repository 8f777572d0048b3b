/** What docs/security.md promises is proven: each promise names the test that would fail without it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const unwrap = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The page without its introduction, in list items and paragraphs. */
const promises = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .replace(/^[\s\S]*?(?=## Secrets)/, '')
  .split(/\n\n+|\n(?=- )/)
  .map((part) => unwrap(part).trim())
  .filter((part) => part !== '' && !part.startsWith('#'));

/** Words of the promise, the file of the proof, and its name there. */
const proofs: [words: string, file: string, test: string][] = [
  ['`skill install`', 'test/e2e/skill.test.ts', 'never writes through it'],
  ['while Ctrl-Z holds it', 'test/unit/terminal/live-screen.test.ts', 'listens for what stops the process'],
  ['`src/secret/names.ts` is the one list', 'test/unit/secret/names.test.ts', 'it.each(secret)'],
  ['Dry runs, `--verbose`, errors, crash reports', 'test/commands/canary.test.ts', 'no secret shows'],
  [
    'is the one way to see a secret of a profile',
    'test/commands/configure.test.ts',
    'shows secrets when told to',
  ],
  ['as they are, in JSON however deep', 'test/unit/secret/redact.property.test.ts', 'in any spelling'],
  ['cut after its secrets are masked', 'test/unit/http/trace.test.ts', 'masks before it cuts'],
  ['The standard output carries data', 'test/commands/profiles.test.ts', 'token prints the pair'],
  [
    "A profile command's stderr",
    'test/unit/auth/profile-command.test.ts',
    'does not repeat a secret of its words',
  ],
  [
    'made with mode 0600 in folders of mode 0700',
    'test/unit/profile/write.test.ts',
    'the folder 0700 and the file 0600',
  ],
  ['the open file is judged', 'test/unit/profile/store.test.ts', 'refuses mode %o, and says the chmod'],
  ['a sticky folder such as `/tmp`', 'test/unit/profile/store.test.ts', 'shared on purpose'],
  [
    'never through a link; a key',
    'test/unit/auth/token-cache.test.ts',
    'replaces a link in the token’s place',
  ],
  [
    'shown to nobody but their operator',
    'test/unit/call/quotations/store.test.ts',
    'is not shown to another operator',
  ],
  ['never read to its end', 'test/unit/files/own.test.ts', 'larger than any of ours'],
  ['where a profile, a token or a lock', 'test/unit/files/lock.test.ts', 'a pipe stands for a claim'],
  [
    "another user's file is replaced by a new one",
    'test/unit/files/replace-file.test.ts',
    'does not decide who reads a new file',
  ],
  [
    'A file is there whole or not at all',
    'test/e2e/credentials.test.ts',
    'is whole whenever its writer is killed',
  ],
  [
    'nobody else could have written them',
    'test/commands/hostile-documents.test.ts',
    'others could have written',
  ],
  ['lower the effect of a command', 'test/commands/hostile-documents.test.ts', 'calls a write a read'],
  [
    'values of the document in it are quoted',
    'test/commands/hostile-documents.test.ts',
    'an example is copied into a shell',
  ],
  ['`--csv-safe`', 'test/unit/output/delimited.test.ts', 'csv for spreadsheets'],
  ['end a run alike', 'test/e2e/signals.test.ts', 'given twice ends both at once'],
  ['Under `nohup`', 'test/e2e/signals.test.ts', 'a hangup under nohup'],
  ['it lets the system end it', 'test/e2e/process.test.ts', "describe('a signal'"],
  ['`soracom doctor` finds those', 'test/e2e/signals.test.ts', 'is found by doctor, with what to do'],
  [
    'Certificates are always verified',
    'test/unit/http/transport-contract.test.ts',
    'whatever NODE_TLS_REJECT_UNAUTHORIZED says',
  ],
  [
    'Plain http is for this machine',
    'test/commands/call.test.ts',
    'a plain-http endpoint comes before anything is sent',
  ],
  [
    'redirects are followed within its origin',
    'test/commands/call.test.ts',
    'a redirect to another origin sends nothing there',
  ],
  [
    'with the endpoint that issued them',
    'test/unit/auth/token-cache.test.ts',
    'or of another endpoint, for none',
  ],
  [
    'headers of the connection are left out',
    'test/unit/request/http-request.test.ts',
    'carries no %s of anybody’s',
  ],
  [
    'a value with a line break is refused',
    'test/unit/request/plan.test.ts',
    'is refused where it could start another one',
  ],
  ['has a [size]', 'test/e2e/answers.test.ts', 'that never ends does, with a word on the way out'],
  [
    'provisional answers (1xx) do not prolong',
    'test/unit/http/transport-contract.test.ts',
    'provisional answers without end',
  ],
  ['nested deeper than 1,000 levels', 'test/unit/json/parse.test.ts', 'the deepest nesting allowed'],
  ['An answer that breaks off', 'test/unit/http/cut-answers.test.ts', 'cut off at each of its bytes'],
  ['a change of protocol that nobody asked for', 'test/e2e/writes.test.ts', 'a change of protocol'],
  ['a status below 200', 'test/unit/http/write-record.test.ts', 'the status is none'],
  [
    'Passwords and signatures in addresses',
    'test/unit/secret/redact.test.ts',
    'an address that need not be a URL',
  ],
];

describe('the promise', () => {
  it.each(proofs)('%s', (words, file, test) => {
    expect(promises.filter((promise) => promise.includes(words))).toHaveLength(1);
    expect(existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8')).toContain(test);
  });

  it.each(promises)('is proven: %s', (promise) => {
    expect(proofs.filter(([words]) => promise.includes(words))).not.toEqual([]);
  });
});
