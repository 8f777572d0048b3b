/** Sentences that frame any failure, in Japanese. */
import type { Text } from '../en.ts';

export const errors = (): Text['errors'] => ({
  label: 'エラー',
  hintLabel: 'ヒント',
  warningLabel: '警告',
  interrupted: '中断しました。',
  unexpected: (reason) => `予期しない問題が発生しました: ${reason}`,
  unexpectedHint:
    'soracom 自体の不具合です。SORACOM_VERBOSE=1 を設定して再実行すると、発生箇所が表示されます。',
  output: (reason) => `出力に書き込めません。${reason}。`,
  brokenInstallation: (file) => `インストールが不完全なため、${file} を読み込めません。`,
  brokenInstallationHint: 'パッケージを再インストールしてください。',
});
