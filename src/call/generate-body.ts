/** `--generate-body`: prints a body to start from. */
import { writeJson } from '../json/write.ts';
import type { Result } from '../output/result.ts';
import { writeSkeleton } from '../request/skeleton.ts';
import type { ApiLeaf } from '../command/command.ts';

/** Always JSON, on a terminal as well: it is there to be edited and sent. */
export function generateBody({ command, schemas }: ApiLeaf): Result {
  const { schema } = command.body ?? {};
  if (schema === undefined) return { kind: 'none' };
  return { kind: 'text', text: `${writeJson(writeSkeleton(schema, schemas), 2)}\n` };
}
