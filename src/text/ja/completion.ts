/** Sentences of the completion commands, in Japanese. */
import type { Text } from '../en.ts';

export const completion = (): Text['completion'] => ({
  summary: 'コマンドラインを補完するシェルスクリプトを表示する',
  installSummary: 'シェルの補完を設定する',
  uninstallSummary: '「completion install」で書き込んだ内容を削除する',
  description:
    'SHELL には bash (省略時)、zsh、fish、powershell のいずれかを指定します。通常は「soracom completion install」を使用してください。コマンド、フラグ、選択肢はスクリプトに含まれます。プロファイル、課金のある月、アカウントの各種 ID は入力中に取得します。',
  installDescription:
    'シェルが参照する場所にスクリプトを書き込み、必要な場合は起動ファイルに 1 行追加します。アップグレードしたあとは、もう一度実行してください。',
  uninstallDescription:
    '「completion install」で書き込んだスクリプトと行を削除します。それ以外は変更しません。',
  shellFlag: '設定するシェル。省略すると SHELL が示すシェルになります。',
  unknownShell: (name, known, nearest) =>
    `「${name}」の補完はありません。指定できる値: ${known.join('、')}${nearest === undefined ? '' : ` (${nearest} のことですか?)`}`,
  noShell: (given) =>
    given === ''
      ? 'SHELL が設定されていないため、シェルを特定できません。'
      : `シェル ${given} の補完はありません。`,
  noShellHint: (known) => `--shell でシェルを指定してください: ${known.join('、')}`,
  noHome: 'ホームフォルダーが不明なため、インストールできません。HOME を設定してください。',
  foreign: (path) =>
    `${path} は「soracom completion install」で書き込まれたものではないため、変更しませんでした。`,
  foreignHint: 'ファイルを移動してから、もう一度実行してください。',
  unwritable: (path, reason) => `${path} を変更できません。${reason}。`,
  byHand: (line) => `次のようにすると、インストールせずに補完を使用できます: ${line}`,
  wrote: (path) => `${path} に書き込みました。`,
  upToDate: (path) => `${path} は最新です。`,
  lineAdded: (path) => `${path} に 1 行追加しました。`,
  linePresent: (path) => `${path} には設定済みです。`,
  otherLine: (path, line) => `${path} で補完が設定済みのため、何も変更しませんでした: ${line}`,
  ready: '「soracom」に続けて TAB キーを押すと補完できます。',
  start: (line) =>
    `新しいシェルでは「soracom」を TAB キーで補完できます。このシェルで使用するには、次を実行してください: ${line}`,
  removed: (path) => `${path} を削除しました。`,
  lineRemoved: (path) => `${path} から行を削除しました。`,
  leftAlone: (path) => `${path} は「soracom completion install」で書き込まれたものではないため、残しました。`,
  nothingInstalled: (shell) => `${shell} の補完はインストールされていません。`,
});
