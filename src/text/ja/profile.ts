/** Sentences about profiles and endpoints, in Japanese. */
import type { Text } from '../en.ts';

export const profile = (): Text['profile'] => ({
  badName: (name) => `「${name}」はプロファイル名に使えません。`,
  badNameHint: '使える文字は英数字と「.」「_」「-」です。先頭に「.」は使えず、フォルダーも指定できません。',
  reservedName: (name) =>
    `「${name}」は一部のシステムでデバイス名として予約されているため、プロファイル名に使えません。`,
  unreadable: (path, reason) => `プロファイル ${path} を読み込めません。${reason}。`,
  unwritable: (path, reason) => `プロファイル ${path} に書き込めません。${reason}。`,
  noHome: (dir) =>
    `HOME が空、または絶対パスでないため、秘密の値を ${dir} に書き込みません。書き込み先が作業ディレクトリによって変わってしまいます。`,
  noHomeHint:
    'HOME にホームディレクトリを設定するか、SORACOM_PROFILE_DIR に専用のフォルダーを指定してください。',
  notJson: (origin) => `${origin} のプロファイルは正しい JSON ではありません。`,
  notJsonHint: 'ファイルを修正するか、次のコマンドで作り直してください: soracom configure --overwrite',
  notObject: (origin) => `${origin} のプロファイルは JSON オブジェクトではありません。`,
  badField: (origin, field, expected) =>
    `${origin} のプロファイルの「${field}」が正しくありません。指定できる値: ${expected}`,
  expected: {
    string: '文字列',
    boolean: 'true または false',
    tokenTimeout: '180 から 3600 までの整数 (秒)',
    coverage: '「g」または「jp」',
    headers: 'ヘッダー名と文字列の値からなるオブジェクト',
  },
  notFile: (path) => `プロファイル ${path} は通常のファイルではありません。`,
  exposed: (path, mode) =>
    `プロファイル ${path} は、ほかのユーザーから読み取れる状態です (パーミッション ${mode})。`,
  exposedHint: (path) => `chmod 600 '${path}'`,
  foreignFile: (path, owner) => `プロファイル ${path} の所有者はほかのユーザー (ID ${owner}) です。`,
  foreignFileHint: (path, own) => `${own === 0 ? '' : 'sudo '}chown ${own} '${path}'`,
  openFolder: (dir, mode) =>
    `プロファイルのフォルダー ${dir} は、ほかのユーザーから書き込める状態です (パーミッション ${mode})。`,
  openFolderHint: (dir) => `chmod go-w '${dir}'`,
  sharedFolderHint: '本人専用のフォルダーを使ってください: export SORACOM_PROFILE_DIR="$HOME/.soracom"',
  foreignFolder: (dir, owner) =>
    `プロファイルのフォルダー ${dir} の所有者はほかのユーザー (ID ${owner}) です。`,
  foreignFolderHint:
    'そのユーザーとして実行するか、SORACOM_PROFILE_DIR で本人専用のフォルダーを指定してください。',
  badEndpoint: (url) => `「${url}」はエンドポイントに使えません。`,
  badEndpointHint:
    'https://api.soracom.io のようなベース URL を指定してください。リソースのパスは含めません。',
  endpointExtras: 'エンドポイントには、ユーザー名、パスワード、クエリ、フラグメントを含められません。',
  plainHttp: (host) =>
    `エンドポイント ${host} は暗号化されない http のため、認証情報が平文で送られてしまいます。`,
  plainHttpHint: 'https を使ってください。それでも接続する場合は --insecure-http を指定してください。',
});
