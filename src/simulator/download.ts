/** Serves exported files: whole, or the range that a client asks for after its download broke off (RFC 9110, section 14). */
import { createHash } from 'node:crypto';
import type { ApiRequest } from './answer.ts';
import { secondOf } from '../model/calendar.ts';
import { toAmount } from './coverage.ts';
import type { Engine } from './engine.ts';
import { fileNameOf, readLocation, type ExportFile } from './export.ts';
import { messages } from './messages.ts';
import { ApiRefusal } from './refusal.ts';
import { createEmptyReply, type Reply } from './reply.ts';
import type { StateStore } from './state.ts';
import { createBillCsv, type StreamedFile } from './world/csv.ts';
import { listPayments } from './world/payment.ts';
import { createPdf } from './world/statement-pdf.ts';

/** Answers a GET of an address that an export gave. No credentials: the address is one. @throws ApiRefusal */
export function answerDownload(engine: Engine, store: StateStore, request: ApiRequest): Reply {
  const { method, path, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    throw new ApiRefusal(405, messages.wrongMethod(method, path), { allow: 'GET, HEAD' });
  }
  const file = readLocation(engine.seed, path);
  if (file === undefined) throw new ApiRefusal(404, messages.noExport());
  const content = createContent(engine, store, file);
  const etag = `"${createHash('sha256').update(`${path} ${content.length}`).digest('hex').slice(0, 32)}"`;
  const range = headers['if-range'] === undefined || headers['if-range'] === etag ? headers.range : undefined;
  return createFileReply(content, range, {
    'content-type': file.kind === 'bill' ? 'text/csv;charset=utf-8' : 'application/pdf',
    'content-disposition': `attachment; filename="${fileNameOf(file)}"`,
    'accept-ranges': 'bytes',
    etag,
  });
}

function createContent(engine: Engine, store: StateStore, file: ExportFile): StreamedFile {
  const world = engine.worldOf(file.operatorId, file.openedMonth);
  const operator = store.read().operators[file.operatorId];
  if (file.kind === 'bill') {
    return createBillCsv(world, operator?.discounts ?? [], file.month, engine.exportBytes);
  }
  const payments = operator === undefined ? [] : listPayments(world, engine.coverageType, operator);
  const payment = payments.find(({ transactionId }) => transactionId === file.transactionId);
  if (payment === undefined) throw new ApiRefusal(404, messages.noExport());
  const pdf = createPdf([
    'Payment statement (simulated)',
    payment.description,
    `Paid: ${secondOf(payment.paidAt)}`,
    ...payment.items.map((item) => `- ${item}`),
    `Tax: ${engine.coverage.currency} ${toAmount(engine.coverage, payment.tax)}`,
    `Total: ${engine.coverage.currency} ${toAmount(engine.coverage, payment.amount)}`,
  ]);
  return { length: pdf.length, chunks: (start = 0) => [pdf.subarray(start)] };
}

function createFileReply(
  file: StreamedFile,
  range: string | undefined,
  headers: Record<string, string>,
): Reply {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  const [, from = '', to = ''] = match ?? [];
  // Anything but a single range of bytes is ignored, as a server may.
  if (match === null || (from === '' && to === '')) {
    return { status: 200, headers, body: { length: file.length, chunks: file.chunks() } };
  }
  const start = from === '' ? Math.max(0, file.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? file.length : Math.min(file.length, Number(to) + 1);
  if (start >= end) return createEmptyReply(416, { ...headers, 'content-range': `bytes */${file.length}` });
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${file.length}` },
    body: { length: end - start, chunks: takeFirst(file.chunks(start), end - start) },
  };
}

function* takeFirst(chunks: Iterable<Uint8Array>, length: number): Iterable<Uint8Array> {
  let left = length;
  for (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
