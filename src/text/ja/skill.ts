/** Sentences of the skill commands, in Japanese. */
import type { Text } from '../en.ts';

export const skill = (): Text['skill'] => ({
  summary: 'コーディングエージェントに soracom の使い方を伝える',
  showSummary: 'コーディングエージェント向けのスキルを表示する',
  showDescription:
    'SKILL.md を表示します。ターミナルに人がいない環境での soracom の使い方、料金が発生するコマンド、終了コードとエラーの意味を説明します。',
  agents: 'AGENTS.md 向けの短い文章を表示する',
  installSummary: 'コーディングエージェントが参照する場所にスキルを書き込む',
  installDescription:
    '作業ディレクトリ (--scope project) またはホームディレクトリ (--scope user) の .agents/skills、もしくは --dir のフォルダーに soracom-cli/SKILL.md を書き込みます。soracom を更新したあとは、もう一度実行してください。',
  scope: 'スキルの対象。project (既定値) はこのプロジェクト、user はすべての作業',
  dir: 'スキルのフォルダー。別の場所を参照するエージェントの場合に指定します',
  force: '「skill install」が書き込んだものではないファイルも置き換える',
  foreign: (path) =>
    `${path} は「soracom skill install」が書き込んだファイルではないため、変更しませんでした。`,
  foreignHint: '置き換えるには --force を、別の場所に書き込むには --dir を指定してください。',
  noHome: 'ホームディレクトリが不明です。HOME または --dir を設定してください。',
  unwritable: (path, reason) => `${path} に書き込めません (${reason})。`,
  wrote: (path) => `${path} に書き込みました。`,
  upToDate: (path) => `${path} は最新です。`,
});
