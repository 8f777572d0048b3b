/** Sentences around running a command, in Japanese. */
import type { Text } from '../en.ts';

export const run = (): Text['run'] => ({
  sandboxOnly: (words, endpoint) =>
    `「${words}」はサンドボックス専用のオペレーションですが、呼び出し先は ${endpoint} です。`,
  sandboxOnlyHint:
    '「soracom configure-sandbox --profile sandbox」でサンドボックスのプロファイルを作成し、--profile sandbox を付けてください。',
  deprecated: (words, alternative) =>
    `「${words}」は非推奨です。${alternative === undefined ? '' : `代わりに「${alternative}」を使ってください。`}`,
  cannotAsk:
    'このコマンドは実行前に確認が必要ですが、標準入力と標準エラー出力の両方がターミナルでないと確認できません。',
  cannotAskHint: '確認せずに実行するには --yes を指定してください。',
  declined: '中止しました。',
  maybeDone: 'リクエストが実行された可能性があります。コマンドを再実行する前に確認してください。',
  carriedOut: 'リクエストは実行されました。失敗したのはその後の処理です。',
  unsafeRetry: (words) => `「${words}」は料金の発生や削除を伴うため、--retry-unsafe を指定できません。`,
  binaryToTerminal: 'レスポンスがバイナリのため、ターミナルには出力しません。',
  binaryHint: 'ファイルに出力してください: --output-file FILE または … > FILE',
  outputUnwritable: (path, reason) => `${path} に書き込めません。${reason}。`,
  foreignTarget: (path) => `${path} はほかのユーザーが作成したリンクまたはパイプのため、書き込みません。`,
  windowsName: (path) => `${path} は Windows ではファイル名として使えません。`,
  windowsNameHint: '< > : " | ? *、末尾のピリオドと空白、CON などのデバイス名は使えません。',
  foreignTargetHint: '別のファイルを指定するか、先に削除してください。',
});
