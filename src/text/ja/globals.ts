/** What the global flags do, in Japanese. */
import type { Text } from '../en.ts';

export const globals: Text['globals'] = {
  profile: '使用するプロファイル。「demo」は組み込みで、アカウントがなくても使えます',
  coverageType: '使用するカバレッジ。g はグローバル、jp は日本',
  endpoint: 'API のベース URL (カバレッジの URL の代わりに使用)',
  apiKey: 'API キー。--api-token も必要です。引数はほかのユーザーからも見えるため、環境変数を推奨します',
  apiToken: 'API トークン。--api-key も必要です',
  authKeyId: 'AuthKey の ID。--auth-key も必要です',
  authKey: 'AuthKey (秘密の値)。環境変数またはプロファイルでの指定を推奨します',
  profileCommand: 'プロファイルを JSON で出力するコマンド (シェルを介さずに実行)',
  output: '出力の形式。省略すると、端末では表、パイプでは JSON',
  outputFile: '出力をこのファイルに書き込む。ファイルは書き終えた時点で置き換わる。',
  jsonl: 'リストを 1 行に 1 件の JSON で出力する',
  rawOutput: '応答のバイト列をそのまま出力する',
  fetchAll: '複数ページのリストを最後のページまで取得する',
  noRetryOnError: 'リクエストを再試行しない',
  noValidate: 'このバージョンが知らない値も送信する',
  insecureHttp: 'ほかのマシンへの、暗号化されない http での接続を許可する',
  errorFormat: '標準エラー出力に表示するエラーの形式',
  verbose: 'リクエストと応答を標準エラー出力に表示する (秘密の値は伏せる)',
  help: 'コマンドのヘルプを表示する',
};
