/** Sentences about the simulator, in Japanese. */
import type { Text } from '../en.ts';

export const simulator = (): Text['simulator'] => ({
  badState: (path) => `${path} はシミュレーターの状態ファイルではありません。`,
  badStateHint: '別のファイルを指定するか、soracom simulator reset で初期化してください。',
  unreadableState: (path, reason) => `状態ファイル ${path} を読み込めません。${reason}。`,
  unwritableState: (path, reason) => `状態ファイル ${path} に書き込めません。${reason}。`,
  cantListen: (address, reason) => `シミュレーターは ${address} で待ち受けできません。${reason}。`,
  badDemoFleet: (value, most) =>
    `SORACOM_DEMO_SIMS: 「${value}」は指定できません。0 から ${most} までの SIM の数を指定してください。`,
  unknownFault: (name, known) => `障害「${name}」はありません。使えるもの: ${known.join(', ')}`,
  unknownFaultKey: (fault, key, known) =>
    `障害 ${fault} に「${key}」はありません。使えるもの: ${known.join(', ')}`,
  badFaultValue: (fault, key, value) => `障害 ${fault} の「${key}」に「${value}」は指定できません。`,
});
