/** Sentences of `explain`, `describe` and `commands`, in Japanese. */
import type { Text } from '../en.ts';

export const explain = (): Text['explain'] => ({
  summary: 'コマンドが送受信する内容を項目ごとに表示する',
  description:
    'COMMAND には API コマンドを指定します。続けて billList.state のようにプロパティのパスも指定できます。フラグ、項目、状態の意味、エラー、例を表示します。リクエストは送信しません。--output json を付けると、同じ内容をデータとして出力します。',
  commandsSummary: 'すべてのコマンドと呼び出すオペレーションの一覧を表示する',
  commandsDescription:
    'コマンドごとに、オペレーション、メソッド、パス、種類(read、write、destructive)、ページネーション、定義元のドキュメントを 1 行で表示します。',
  describeSummary: 'コマンドの仕様を JSON で出力する (プログラム向け)',
  describeDescription:
    'COMMAND を省略すると、最初の単語とその下にあるコマンドの数を一覧にします。COMMAND を指定すると、パラメーター、本文、レスポンスをすべて出力します。リクエストは送信しません。',
  describeAll: 'すべてのコマンドをメソッドとパス付きで一覧にする。',
  builtin: '組み込み',
  parts: { request: '本文', response: 'レスポンス' },
  responses: 'レスポンスの種類',
  answerExample: (status) => `レスポンスの例 (${status})`,
  limit: (name, value) => `(${name}: ${value})`,
  example: (value) => `(例: ${value})`,
  nullable: '(null の場合あり)',
  readOnly: '(レスポンスのみ)',
  notApi: (command) => `「${command}」は API のオペレーションを呼び出しません。`,
  noProperty: (path, nearest) =>
    `プロパティ「${path}」はありません。${nearest === undefined ? '' : `「${nearest}」のことですか?`}`,
  properties: (names) =>
    names.length === 0 ? 'ここにプロパティはありません。' : `プロパティ: ${names.join('、')}`,
  noBody: (command) => `「${command}」には JSON の本文がありません。`,
});
