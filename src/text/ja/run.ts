/** Sentences around running a command, in Japanese. */
import type { Text } from '../en.ts';

export const run = (): Text['run'] => ({
  sandboxOnly: (words, endpoint) =>
    `「${words}」はサンドボックス専用のオペレーションですが、呼び出し先は ${endpoint} です。`,
  sandboxOnlyHint:
    '「soracom configure-sandbox --profile sandbox」でサンドボックスのプロファイルを作成し、--profile sandbox を付けてください。',
  deprecated: (words, alternative) =>
    `「${words}」は非推奨です。${alternative === undefined ? '' : `代わりに「${alternative}」を使ってください。`}`,
  declined: '変更せずに終了しました。',
  maybeDone: '処理が実行された可能性があります。繰り返す前に確認してください。',
  carriedOut: 'リクエスト自体は実行されました。応答を表示できなかっただけです。',
  binaryToTerminal: '応答がバイナリのため、端末には出力しません。',
  binaryHint: 'ファイルに出力してください: --output-file FILE または … > FILE',
  outputUnwritable: (path, reason) => `${path} に書き込めません(${reason})。`,
});
