/** Sentences of `explain`, `describe` and `commands`, in Japanese. */
import type { Text } from '../en.ts';

export const explain = (): Text['explain'] => ({
  summary: 'コマンドの送受信内容を項目ごとに説明します',
  description:
    'COMMAND には API コマンドを指定します。続けて billList.state のようにプロパティのパスも指定できます。リクエストは送信しません。--output json を付けると、同じ内容をデータとして出力します。',
  commandsSummary: 'すべてのコマンドと、呼び出すオペレーションを一覧表示します',
  commandsDescription:
    'コマンドごとに、オペレーション、メソッド、パス、種類(read、write、destructive)、ページネーション、定義元のドキュメントを 1 行で表示します。',
  describeSummary: 'コマンドの仕様を JSON で出力する (プログラムやエージェント向け)',
  describeDescription:
    'COMMAND を省略すると、最初の単語とその下にあるコマンドの数を一覧にします。COMMAND を指定すると、パラメーター、ボディ、レスポンスをすべて出力します。リクエストは送信しません。',
  describeAll: 'すべてのコマンドをメソッドとパス付きで一覧にする。',
  builtin: '組み込み',
  parts: { request: 'ボディ', response: 'レスポンス' },
  example: (value) => `例: ${value}`,
  nullable: 'null の場合があります。',
  readOnly: '応答にのみ含まれます。',
  notApi: (command) => `「${command}」は API のオペレーションを呼び出しません。`,
  noProperty: (path, nearest) =>
    `プロパティ「${path}」はありません。${nearest === undefined ? '' : `「${nearest}」のことですか?`}`,
  properties: (names) =>
    names.length === 0 ? 'ここにプロパティはありません。' : `プロパティ: ${names.join('、')}`,
  noBody: (command) => `「${command}」には JSON のボディがありません。`,
});
