/** Sentences around the output, in Japanese. */
import type { Text } from '../en.ts';

export const output = (): Text['output'] => ({
  empty: '結果はありません。',
  emptyList: (name) => `${name} に結果はありません。`,
  share: '割合',
  otherMonths: (months, query, list) =>
    `ほかの月: ${months}。${query === undefined ? '' : `1 か月を表示: --query "${query}"。`}すべて表示: --expand ${list}`,
  totalIn: (currency) => `合計 (${currency})`,
  leftOut: (rows) => `支払いの対象でない ${rows} 行は合計に含まれません。`,
  total: '合計',
  invalidJson: (line, column) =>
    `API のレスポンスは JSON のはずですが、JSON として読み取れません (${line} 行目、${column} 文字目)。`,
  pagesDiffer: (page) => `${page} ページ目のレスポンスがリストではないため、ページを結合できません。`,
  items: (count) => `${count} 件`,
  hiddenColumns: (list, count, names) =>
    `${list && `${list}: `}--wide を付けるとさらに ${count} 列を表示します: ${names}`,
  expandHint: (name) => `--expand ${name} で中の行を表示できます。`,
  unseen: (name, names) => `「${name}」は見つかりませんでした。${names && `あるもの: ${names}`}`,
  lateColumns: (names) =>
    `後の行に、列のない項目がありました: ${names}。--columns または --output jsonl で表示できます。`,
  noSuchColumn: (name, names) => `「${name}」という列はありません。指定できる列: ${names}`,
  noSuchSortKey: (name, names) => `「${name}」では並べ替えられません。指定できる名前: ${names}`,
  noSuchList: (name, names) =>
    names === ''
      ? `展開できるリスト「${name}」はありません。レスポンスの項目にリストは含まれません。`
      : `展開できるリスト「${name}」はありません。指定できるリスト: ${names}`,
  notSortable: 'レスポンスがリストではないため、並べ替えられません。',
  severalLists: (format, names) =>
    `レスポンスには複数のリスト (${names}) があり、${format} では表せません。--expand で 1 つ選ぶか、--output json を使ってください。`,
  nothingToChart: 'レスポンスにはグラフにできる金額がありません。--output table で表示できます。',
  columnsNotUsed: (format) =>
    `--columns は table、csv、tsv、text で使えます。${format} では --query で表示する内容を選んでください。`,
  querySyntax: (flag, reason, column) => `--${flag} の ${column} 文字目: ${reason}`,
  queryFailed: (flag, reason, column) =>
    column === undefined ? `--${flag}: ${reason}` : `--${flag} の ${column} 文字目: ${reason}`,
  queryTooDeep: (flag) => `--${flag} の式の入れ子が深すぎます。`,
  chartTitle: (amount, label, currency) => `${label} ごとの ${amount}${currency && ` (${currency})`}`,
  chartRest: (count) => `ほか ${count} 件`,
});
