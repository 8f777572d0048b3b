/** What an answer of the API is to the renderers. */
import { isJsonType } from '../model/media-type.ts';
import { NetworkError } from '../errors.ts';
import { readBytes, readText, replay } from '../http/body.ts';
import type { HttpResponse } from '../http/transport.ts';
import { jsonResult, type Result } from '../output/result.ts';
import type { Arrange } from '../output/source.ts';
import { answerLimit, isOn } from '../command/settings.ts';
import type { ApiLeaf, CommandContext } from '../command/command.ts';

/** @throws NetworkError for an answer that is not what it should be */
export async function toResult(
  leaf: ApiLeaf,
  response: HttpResponse,
  arrange: Arrange | undefined,
  context: CommandContext,
): Promise<Result> {
  const { response: model, method } = leaf.command;
  if (method === 'HEAD') return readHeaders(response);
  const contentType = response.headers['content-type'] ?? '';
  if (isOn(context.settings, 'raw-output')) return { kind: 'bytes', body: response.body, contentType };
  // An answer that does not say what it is, is what the document says.
  const isJson = contentType === '' ? model.kind === 'json' : isJsonType(contentType);
  if (!isJson && model.kind === 'bytes') return { kind: 'bytes', body: response.body, contentType };
  const most = answerLimit(context.settings);
  if (!isJson && model.kind === 'none') return unlessEmpty(response, contentType, most);
  const text = await readText(response.body, most);
  if (text.trim() === '') return { kind: 'none' };
  if (!isJson) throw new NetworkError((t) => t.http.notJson, { status: response.status });
  return { ...jsonResult(text, model.schema, leaf.schemas), arrange };
}

/** The document promised nothing; what came all the same is passed on. */
async function unlessEmpty({ body }: HttpResponse, contentType: string, most: number): Promise<Result> {
  const chunks = await readBytes(body, most);
  return chunks.every(({ byteLength }) => byteLength === 0)
    ? { kind: 'none' }
    : { kind: 'bytes', body: replay(chunks), contentType };
}

/** Headers that tell of the connection, not of the resource (RFC 9110, section 7.6.1). */
const aboutConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/** An answer to HEAD is its headers: as one object, names in lower case. */
async function readHeaders({ headers, body }: HttpResponse): Promise<Result> {
  for await (const _ of body) break;
  const lasting = Object.entries(headers).filter(([name]) => !aboutConnection.has(name));
  return jsonResult(JSON.stringify(Object.fromEntries(lasting)));
}
