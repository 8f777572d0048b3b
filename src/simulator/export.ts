/**
 * Exports: a signed address of a file on this server. The address says all that is needed to make the file, so
 * nothing is stored and a file of any size costs nothing until somebody reads it.
 */
import { createHmac } from 'node:crypto';
import type { Answer, AnswerTable, OperatorCall } from './engine.ts';
import { isObject, stringAt } from '../model/json-object.ts';
import { messages } from './messages.ts';
import { createRandom, createUuid } from './random.ts';
import { ApiRefusal } from './refusal.ts';

/** What is exported. */
export type ExportSubject = { kind: 'bill'; month: string } | { kind: 'statement'; transactionId: string };

/** A file that can be downloaded, and whose it is. */
export type ExportFile = ExportSubject & { operatorId: string; openedMonth: string };

/** Answers an export: with the address (`sync`, the default), or with an id to poll (`async`). */
export function answerExport(call: OperatorCall, subject: ExportSubject): Answer {
  const { engine, caller, operator, query, origin } = call;
  const location = writeLocation(engine.seed, {
    ...subject,
    operatorId: caller.operatorId,
    openedMonth: operator.openedMonth,
  });
  if (query.get('export_mode') !== 'async') return { body: { url: `${origin}${location}` } };
  operator.sequence += 1;
  const random = createRandom(engine.seed, `export ${caller.operatorId} ${operator.sequence}`);
  const exportedFileId = `fe_${createUuid(random)}`;
  operator.exports.push({ exportedFileId, location, polls: 0 });
  return { body: { exportedFileId, exportedFilePath: `//files/exported/${exportedFileId}` } };
}

/** The first look at an export finds it under way, the next one finished. */
export const exportAnswers: AnswerTable = {
  'GET /files/exported/{exported_file_id}': ({ operator, params, origin }) => {
    const record = operator.exports.find(
      ({ exportedFileId }) => exportedFileId === params['exported_file_id'],
    );
    if (record === undefined) throw new ApiRefusal(404, messages.noExport());
    record.polls += 1;
    if (record.polls === 1) return { body: { status: 'processing' } };
    return { body: { status: 'exported', url: `${origin}${record.location}` } };
  },
};

const prefix = '/exports/';

/** Whether a path is a download rather than the API. */
export function isExportPath(path: string): boolean {
  return path.startsWith(prefix);
}

/** `/exports/<what, signed>/<file name>`. */
function writeLocation(seed: string, file: ExportFile): string {
  const what = Buffer.from(JSON.stringify(file)).toString('base64url');
  return `${prefix}${what}.${sign(seed, what)}/${fileNameOf(file)}`;
}

/** What an address stands for; undefined for one that this seed did not sign. */
export function readLocation(seed: string, path: string): ExportFile | undefined {
  const [what = '', signature] = path.slice(prefix.length).split('/')[0]?.split('.') ?? [];
  if (signature !== sign(seed, what)) return undefined;
  const file: unknown = JSON.parse(Buffer.from(what, 'base64url').toString('utf8'));
  if (!isObject(file)) return undefined;
  const owner = {
    operatorId: stringAt(file, 'operatorId') ?? '',
    openedMonth: stringAt(file, 'openedMonth') ?? '',
  };
  return file['kind'] === 'bill'
    ? { kind: 'bill', month: stringAt(file, 'month') ?? '', ...owner }
    : { kind: 'statement', transactionId: stringAt(file, 'transactionId') ?? '', ...owner };
}

/** The name that the downloaded file should have. */
export function fileNameOf(file: ExportFile): string {
  return file.kind === 'bill' ? `billing-${file.month}.csv` : `statement-${file.transactionId}.pdf`;
}

function sign(seed: string, text: string): string {
  return createHmac('sha256', `export\0${seed}`).update(text).digest('base64url').slice(0, 22);
}
