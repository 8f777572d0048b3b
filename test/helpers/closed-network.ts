/** Closes the network for in-process tests, and fails one that left a stub unused. */
import nock from 'nock';
import { afterEach, beforeEach } from 'vitest';

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  if (unused.length > 0) throw new Error(`Stubs were not used: ${unused.join(', ')}`);
});
