/** Sentences around the output, in Japanese. */
import type { Text } from '../en.ts';

export const output: Text['output'] = {
  empty: '結果はありません。',
  emptyList: (name) => `${name} に結果はありません。`,
  total: '合計',
  invalidJson: (line, column) =>
    `API の応答は JSON のはずですが、JSON として読み取れません (${line} 行目、${column} 文字目)。`,
  pagesDiffer: (page) => `${page} ページ目の応答がリストではないため、ページを結合できません。`,
  items: (count) => `${count} 件`,
  hiddenColumns: (count, names) => `--wide を付けるとさらに ${count} 列を表示します: ${names}`,
};
