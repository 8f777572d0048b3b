/** Every fault by its name. */
import { notJson, reset, resetBody, truncatedBody, wrongLength } from './breaking.ts';
import { brotli, gzip } from './encoding.ts';
import { latency, slowDrip } from './pacing.ts';
import { expiredToken, rateLimit, redirect, serverError } from './refusing.ts';
import type { Fault } from './rule.ts';

export const faults: Readonly<Record<string, Fault>> = {
  latency,
  'slow-drip': slowDrip,
  'rate-limit': rateLimit,
  'server-error': serverError,
  'expired-token': expiredToken,
  redirect,
  reset,
  'reset-body': resetBody,
  'truncated-body': truncatedBody,
  'wrong-length': wrongLength,
  'not-json': notJson,
  gzip,
  brotli,
};
