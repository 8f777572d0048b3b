/** Sentences about flags, arguments and bodies, in Japanese. */
import type { Text } from '../en.ts';

const list = (values: readonly string[]) => values.join(', ');

export const flags = (): Text['flags'] => ({
  missing: (flag, description) =>
    description ? `--${flag} は必須です: ${firstSentence(description)}` : `--${flag} は必須です。`,
  notBoolean: (flag, value) =>
    `--${flag} に「${value}」は指定できません。true または false を指定してください。`,
  notInteger: (flag, value) => `--${flag} に「${value}」は指定できません。整数を指定してください。`,
  notSize: (flag, value) =>
    `--${flag} に「${value}」は指定できません。64MB のように大きさを指定してください。`,
  sizeOutOfRange: (flag, megabytes) =>
    `--${flag} には 1 バイトから ${megabytes} MB までの値を指定してください。`,
  notNumber: (flag, value) => `--${flag} に「${value}」は指定できません。数値を指定してください。`,
  tooLarge: (flag, value) => `--${flag} の値 ${value} は範囲外です。`,
  notInEnum: (flag, value, known, nearest) =>
    `--${flag} に「${value}」は指定できません。指定できる値: ${list(known)}${nearest === undefined ? '' : ` (${nearest} のことですか?)`}`,
  notDate: {
    month: (flag, value) =>
      `--${flag} に「${value}」は指定できません。202610、2026-10、this-month、last-month のように月を指定してください。`,
    day: (flag, value) =>
      `--${flag} に「${value}」は指定できません。20261005、2026-10-05、today、yesterday のように日付を指定してください。`,
  },
  badPathValue: (flag, value) =>
    `--${flag} の値「${value}」はパスに使えません。空の値、「.」、「..」、制御文字は使えません。`,
  badHeaderValue: (flag) => `--${flag} の値に、ヘッダーでは送れない文字が含まれています。`,
  bodyMissing:
    'リクエスト本文が必要です。--body にテキスト、@file、または標準入力を表す - を指定してください。',
  bodyNotJson: (line, column) => `--body は正しい JSON ではありません (${line} 行目、${column} 文字目)。`,
  bodyFileUnnamed:
    '--body @ にファイル名がありません。--body @FILE、または標準入力から読むには --body - と指定してください。',
  bodyNotUtf8: '--body は UTF-8 のテキストではありません。',
  bodyNotObject: '--body には JSON オブジェクトを指定してください。',
  bodyNotArray: '--body には JSON 配列を指定してください。',
  propertyMissing: (property) =>
    `リクエスト本文に「${property}」がありません。--body の中で指定してください。`,
  unknownFlag: (flag, nearest) =>
    `フラグ ${flag} はありません。${nearest === undefined ? '' : `--${nearest} のことですか?`}`,
  needsValue: (flag) => `${flag} には値が必要です。`,
  takesNoValue: (flag, value) =>
    `--${flag} に「${value}」は指定できません。値を付けないか、true または false を指定してください。`,
  swallowed: (flag, next) =>
    `--${flag} には値が必要ですが、後に ${next} が続いています。これを値とする場合は --${flag}=${next} と書いてください。`,
  unexpectedArgument: (argument, meant) =>
    `引数「${argument}」は指定できません。${meant === undefined ? '' : `${meant} のことですか?`}`,
  missingArgument: (name) => `引数 ${name} がありません。`,
  unknownCommand: (typed, nearest) =>
    `コマンド「${typed}」はありません。${nearest === undefined ? '' : `${nearest} のことですか?`}`,
  incompleteCommand: (typed) => `「${typed}」にはサブコマンドが必要です。`,
  fromVariable: (variable, problem) => `${variable}: ${problem}`,
  pairIncomplete: (given, lacking, ignored) =>
    `${given} には ${lacking} も必要です。両方を指定してください。${ignored === undefined ? '' : `フラグを指定した場合、環境変数 ${ignored} は使われません。`}`,
  conflict: (one, other) => `${one} と ${other} は同時に指定できません。`,
  helpHint: (words) => `使い方は「soracom ${words === '' ? '' : `${words} `}--help」で確認できます。`,
});

function firstSentence(text: string): string {
  return text.split(/[\n。]/)[0] ?? '';
}
