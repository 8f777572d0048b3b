/** Shows how far a download is: bytes, rate, and what is left. */
import type { Text } from '../../text/en.ts';
import type { Progress } from '../../terminal/progress.ts';

/** Milliseconds between two looks of the bar. */
const pace = 100;

const barWidth = 20;

/** Hands chunks on, and shows on a terminal how many there were. */
export async function* meter(
  chunks: AsyncIterable<Uint8Array>,
  size: number | undefined,
  { progress, text, now }: { progress: Progress; text: Text; now: () => number },
): AsyncGenerator<Uint8Array> {
  const start = now();
  let received = 0;
  let shownAt = -Infinity;
  try {
    for await (const chunk of chunks) {
      received += chunk.byteLength;
      const time = now();
      if (progress.isShown && time - shownAt >= pace) {
        shownAt = time;
        await progress.show(formatReading({ received, size, milliseconds: time - start }, text));
      }
      yield chunk;
    }
  } finally {
    progress.hide();
  }
}

/** What a line can say of a transfer. */
export interface Transferred {
  received: number;
  size: number | undefined;
  milliseconds: number;
}

/** The line as a person reads it. */
function formatReading({ received, size, milliseconds }: Transferred, text: Text): string {
  const rate = (received / Math.max(1, milliseconds)) * 1000;
  const done = formatBytes(received);
  if (size === undefined || size === 0) return text.wire.downloading(done, formatBytes(rate));
  const share = Math.min(1, received / size);
  const filled = Math.floor(share * barWidth);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`;
  const left = formatSeconds((size - received) / Math.max(1, rate));
  return text.wire.downloadingOf(
    bar,
    Math.floor(share * 100),
    done,
    formatBytes(size),
    formatBytes(rate),
    left,
  );
}

/** `1.5 MB`; units of a thousand, as disks and networks count. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
