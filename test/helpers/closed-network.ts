/** Closes the network for in-process tests, and fails one that left a stub unused. */
import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';

beforeEach(() => {
  nock.disableNetConnect();
});

afterEach(() => {
  const unused = nock.pendingMocks();
  nock.cleanAll();
  expect(unused).toEqual([]);
});
