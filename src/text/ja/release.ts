/** Sentences of `soracom version` and `soracom self-update`, in Japanese. */
import type { Text } from '../en.ts';

export const release = (): Text['release'] => ({
  versionDescription:
    'ターミナルでは、バージョン、ランタイム、プラットフォーム、インストール方法を表示します。パイプではバージョンだけを 1 行で出力します。--output json を指定すると、すべて出力します。',
  labels: {
    runtime: 'ランタイム',
    platform: 'プラットフォーム',
    installation: 'インストール方法',
    path: 'パス',
  },
  updateSummary: '単体の soracom を更新する。ほかの方法で入れた場合は更新方法を表示する',
  updateDescription:
    '単体の実行ファイルを最新のバージョンに置き換えます。チェックサムを検証してから、全体を一度に置き換えます。npm、パッケージマネージャー、クローンでインストールした場合は、更新するコマンドを表示します (終了コード 2)。SORACOM_RELEASES_URL でリリースの取得元を変更できます。',
  checkFlag: '新しいバージョンがあるかどうかだけを表示する',
  versionFlag: '指定したバージョン (古いバージョンも可) をインストールする',
  badBase: (shown) => `「${shown}」は認証情報を含まない https の URL ではありません。`,
  badVersion: (given) =>
    `--version には 1.2.3 のようなバージョンを指定してください (指定された値: 「${given}」)。`,
  notStandAlone: (way) => `soracom は別の方法 (${way}) でインストールされているため、自身を更新できません。`,
  updateHint: (command) => `更新するには: ${command}`,
  debHint: (address) =>
    `更新するには、${address} から .deb ファイルをダウンロードして、次のコマンドを実行してください: sudo apt install ./FILE.deb`,
  unknownHint: (address) => `更新するには、${address} から最新のバージョンをインストールしてください。`,
  noFile: (path) => `${path} はファイルではありません。`,
  foreign: (path) => `${path} はほかのユーザーのファイルです。`,
  unwritable: (path, reason) => `${path} を置き換えられません (${reason})。`,
  elsewhere: 'soracom をインストールしたユーザーで更新するか、自分のフォルダーにインストールしてください。',
  noVersion: (version, origin) => `${origin} にバージョン ${version} はありません。`,
  nothingFor: (target) => `リリースに ${target} 用のファイルがありません。`,
  badChecksums: (address) => `${address} はリリースのチェックサムの一覧ではありません。`,
  wrongChecksum: (file) =>
    `${file} のチェックサムが一致しません。リリースされたファイルではないため、何も変更しませんでした。`,
  badArchive: (file) => `${file} にプログラムが含まれていません。何も変更しませんでした。`,
  working: 'リリースを確認しています',
  upToDate: (version) => `soracom ${version} は最新です。`,
  isNewer: (version, latest) => `soracom ${version} は最新のリリース ${latest} より新しいバージョンです。`,
  available: (latest, version) => `soracom ${latest} が利用できます (現在のバージョン: ${version})。`,
  question: (version, next, path) => `${path} の soracom ${version} を ${next} に置き換えますか?`,
  updated: (version, next, path) => `${path} の soracom を ${version} から ${next} に更新しました。`,
  ways: {
    executable: '単体の実行ファイル',
    deb: 'Debian パッケージ',
    homebrew: 'Homebrew',
    scoop: 'Scoop',
    mise: 'mise',
    asdf: 'asdf',
    aqua: 'aqua',
    npm: 'npm (グローバル)',
    pnpm: 'pnpm (グローバル)',
    yarn: 'Yarn (グローバル)',
    bun: 'Bun (グローバル)',
    npx: 'npx',
    project: 'npm (プロジェクト)',
    clone: 'リポジトリのクローン',
    unknown: '不明',
  },
});
