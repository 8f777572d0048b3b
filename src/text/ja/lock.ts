/** Sentences about locks between processes, in Japanese. */
import type { Text } from '../en.ts';

export const lock = (): Text['lock'] => ({
  timeout: (path) => `ほかのプロセスが ${path} を長時間ロックしています。`,
  unwritable: (path, reason) => `${path} を作成できません。${reason}。`,
});
