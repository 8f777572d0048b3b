/** Sentences about `--watch` and `--until`, in Japanese. */
import type { Text } from '../en.ts';

export const waiting = (): Text['waiting'] => ({
  onlyReads: (flag, words) =>
    `--${flag} は読み取りだけを行うコマンドで使えます。「${words}」では使えません。`,
  noJson: (words) => `--until には JSON のレスポンスが必要ですが、「${words}」は JSON を返しません。`,
  needsTerminal:
    '--watch はターミナルの表示を更新しますが、標準出力がターミナルではありません。スクリプトでは --until を使ってください。',
  alone: '--until-timeout は --until と一緒に指定してください。',
  every: (seconds) => `${seconds} 秒ごと: `,
  more: (count) => `… ほか ${count} 行`,
  failed: (reason, seconds) => `${reason} ${seconds} 秒後に再試行します。`,
  stopped: '更新を終了しました。',
  lookingAgain: (expression, elapsed, seconds) =>
    `${expression} を待っています (${elapsed} 秒経過、${seconds} 秒後に再確認)`,
  timedOut: (expression, seconds) => `${seconds} 秒以内に ${expression} が真になりませんでした。`,
  timedOutHint: 'さらに待つには --until-timeout で秒数を指定してください。',
  lastFailure: (reason) => `最後の試行は失敗しました: ${reason}`,
});
