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
