/** The frame of the help pages, in Japanese. */
import type { Text } from '../en.ts';

// Descriptions of flags end without a full stop in Japanese, so the notes that follow them stand in parentheses.
export const help = (): Text['help'] => ({
  tagline: 'soracom: Soracom API をコマンドラインから利用する',
  usage: '使い方',
  headings: {
    costs: '請求と料金',
    discounts: 'クーポンと割引',
    orders: '注文',
    account: 'アカウントとプロファイル',
    tools: 'ツール',
    added: '追加したコマンド',
  },
  manyAdded: '説明は soracom help COMMAND、すべてのコマンドの一覧は soracom commands で表示します。',
  tryIt: '試す',
  tryItCommand: 'soracom bills list --profile demo (アカウント不要)',
  helpLabel: 'ヘルプ',
  helpCommands: 'soracom help COMMAND (トピック: flags、output、environment、exit-codes)',
  commands: 'コマンド',
  flags: 'フラグ',
  examples: '例',
  subcommandPlace: '<コマンド> [フラグ]',
  commandPlace: '<コマンド>',
  flagsPlace: '[フラグ]',
  sentence: (summary) => (/[。.!?!?]$/.test(summary) ? summary : `${summary}。`),
  join: (first, second) => first + second,
  required: '(必須)',
  default: (value) => `(API の既定値: ${value})`,
  oneOf: (values) => `(指定できる値: ${values})`,
  meanings: (meanings) => `(${meanings.join('、')})`,
  format: (format) => `(形式: ${format})`,
  calendar: {
    month: '(入力例: 202610、2026-10、this-month、last-month。UTC)',
    day: '(入力例: 20261005、2026-10-05、today、yesterday。UTC)',
  },
  fromToken: '(省略すると認証情報のオペレーター)',
  bodySources: '(テキスト、@file、標準入力を表す - のいずれか。同じ項目はほかのフラグの値を優先)',
  shadowed: (flag, variable) =>
    `--${flag} はこのコマンドのフラグです。グローバルフラグの --${flag} は環境変数 ${variable} で指定してください。`,
  operation: (call, operationId) => `API オペレーション: ${call} (${operationId})。`,
  aliases: (names) => `別名: ${names}`,
  explained: (words) => `項目とエラー: soracom explain ${words}`,
  more: (words) => `各コマンドの説明: soracom help ${words}`,
  globalFlags: 'グローバルフラグ: soracom help flags',
  wholeApi: 'API 全体',
  sandbox: 'サンドボックス専用です。soracom configure-sandbox で作成したプロファイルを使用してください。',
});
