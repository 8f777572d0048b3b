/** A refusal by the simulated API: thrown by whatever finds the reason, answered as `{code, message}`. */
import type { ApiLanguage, ApiMessage } from './messages.ts';
import { createJsonReply, type Reply } from './reply.ts';

/** The status and the sentence to answer with. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly sentence: ApiMessage;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, sentence: ApiMessage, headers: Readonly<Record<string, string>> = {}) {
    super(sentence.en);
    this.status = status;
    this.sentence = sentence;
    this.headers = headers;
  }
}

/** A refusal as the API words it: `{code, message}`. */
export function createRefusalReply({ status, sentence, headers }: ApiRefusal, language: ApiLanguage): Reply {
  return createJsonReply(status, { code: sentence.code, message: sentence[language] }, { ...headers });
}
