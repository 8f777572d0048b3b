/** Where only reads are allowed, what changes something is refused, by name and with the reason. */
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/command/connection.ts';
import { refuseReadOnly, refuseUnderReadOnly } from '../../../src/command/read-only.ts';
import type { Origin, Settings } from '../../../src/command/settings.ts';
import { UsageError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';

const words = ['coupons', 'create'];
const flag: Origin = { kind: 'flag', name: '--read-only' };
const variable: Origin = { kind: 'env', name: 'SORACOM_READ_ONLY' };

/** Settings with read-only as it was given, or without it. */
function given(value?: string, origin = flag): Settings {
  return new Map(value === undefined ? [] : [['read-only', { value, origin }]]);
}

/** A connection with a profile, or one that must not be asked for. */
function profile(session?: { profileName: string | undefined; readOnly: boolean }): Connection {
  const asked = () => (session ? Promise.resolve(session) : Promise.reject(new Error('asked for a session')));
  return { session: asked } as never;
}

async function refusalOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [error.message, error.details.hint?.(en)];
  }
}

const refused = en.wire.readOnly('coupons create');

describe.each<[string, (settings: Settings, connection: Connection) => unknown]>([
  ['a call', (settings, connection) => refuseReadOnly({ words }, { settings, connection })],
  ['a command of our own', (settings) => refuseUnderReadOnly(words, { settings })],
])('%s', (_name, refuse) => {
  it.each([flag, variable])('is refused under $name, before a session is looked for', async (origin) => {
    expect(await refusalOf(() => refuse(given('true', origin), profile()))).toEqual([
      refused,
      en.wire.readOnlyFlag(origin.name),
    ]);
  });

  it.each([undefined, 'false'])('is not refused under read-only %s', async (value) => {
    const open = profile({ profileName: 'work', readOnly: false });
    expect(await refusalOf(() => refuse(given(value), open))).toBeUndefined();
  });
});

describe('a profile that is read-only', () => {
  it.each([
    ['work', 'work'],
    [undefined, ''],
  ])('%s refuses a call', async (profileName, shown) => {
    const connection = profile({ profileName, readOnly: true });
    expect(await refusalOf(() => refuseReadOnly({ words }, { settings: given(), connection }))).toEqual([
      refused,
      en.wire.readOnlyProfile(shown),
    ]);
  });

  it('refuses a call even where the flag is off', async () => {
    const connection = profile({ profileName: 'work', readOnly: true });
    expect(
      await refusalOf(() => refuseReadOnly({ words }, { settings: given('false'), connection })),
    ).toEqual([refused, en.wire.readOnlyProfile('work')]);
  });
});
