/** The frame of the help pages, in Japanese. */
import type { Text } from '../en.ts';

// Descriptions of flags end without a full stop in Japanese, so the notes that follow them stand in parentheses.
export const help = (): Text['help'] => ({
  tagline: 'soracom: Soracom API をコマンドラインから利用する',
  usage: '使い方',
  commands: 'コマンド',
  flags: 'フラグ',
  globalFlags: 'グローバルフラグ',
  examples: '例',
  more: '関連情報',
  subcommandPlace: '<コマンド> [フラグ]',
  flagsPlace: '[フラグ]',
  required: '(必須)',
  default: (value) => `(API の既定値: ${value})`,
  oneOf: (values) => `(指定できる値: ${values})`,
  format: (format) => `(形式: ${format})`,
  calendar: {
    month: '(入力例: 202610、2026-10、this-month、last-month。UTC)',
    day: '(入力例: 20261005、2026-10-05、today、yesterday。UTC)',
  },
  fromToken: '(省略すると認証情報から取得)',
  bodyAlone: '(テキスト、@file、標準入力を表す - のいずれか)',
  bodyForm: (type) => `フォーム (${type})。そのまま送信します。項目ごとのフラグはありません。`,
  bodySources: '(テキスト、@file、標準入力を表す - のいずれか。同じ項目はほかのフラグの値を優先)',
  shadowed: (flag) =>
    `グローバルフラグの --${flag} に相当 (このコマンドでは --${flag} が別のフラグを表すため)`,
  operation: (call, operationId) => `API オペレーション: ${operationId} (${call})`,
  aliases: (names) => `別名: ${names}`,
  wholeApi: 'soracom definitions add soracom で、Soracom API 全体のコマンドを追加できます。',
  sandbox: 'サンドボックス専用です。soracom configure-sandbox で作成したプロファイルを使用してください。',
  topics:
    '各コマンドの説明は「soracom <コマンド> --help」で表示します。トピック: soracom help exit-codes、soracom help environment、soracom help output',
});
