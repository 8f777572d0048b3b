/** Sentences about files, in Japanese. */
import type { Text } from '../en.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'アクセス権限がありません',
  EADDRINUSE: 'このアドレスはすでに使われています',
  EADDRNOTAVAIL: 'このマシンにはないアドレスです',
  EAGAIN: '使用中です',
  EBADF: '開かれていません',
  EBUSY: '使用中です',
  EDQUOT: 'ディスクの割り当て容量を使い切っています',
  EEXIST: 'すでに存在します',
  EFBIG: 'ファイルが大きすぎます',
  EFTYPE: 'プログラムではありません',
  EINVAL: 'ここではシステムが許可していません',
  EIO: 'ディスクがエラーを返しました',
  EISDIR: 'フォルダーです',
  ELOOP: 'シンボリックリンクが循環しています',
  EMFILE: '開いているファイルが多すぎます',
  ENAMETOOLONG: '名前が長すぎます',
  ENFILE: '開いているファイルが多すぎます',
  ENODEV: 'デバイスがありません',
  ENOENT: 'ファイルまたはフォルダーが見つかりません',
  ENOMEM: 'メモリーが足りません',
  ENOSPC: 'ディスクに空きがありません',
  ENOTDIR: 'パスの途中にフォルダーでないものがあります',
  ENOTEMPTY: 'フォルダーが空ではありません',
  ENOTSUP: 'パイプまたはデバイスです',
  ENXIO: 'ソケットであるか、接続先がありません',
  EPERM: 'システムが許可していません',
  EPIPE: '読み取り側が閉じられました',
  EROFS: 'ファイルシステムが読み取り専用です',
  ESTALE: 'ネットワークドライブの情報が古くなっています',
  ETIMEDOUT: 'ファイルシステムが応答しません',
  ETXTBSY: '実行中です',
  EXDEV: '別のファイルシステムにあります',
};

export const files = (): Text['files'] => ({
  reasons,
  input: (path, flag) => (flag === undefined ? `ファイル ${path}` : `--${flag} に指定したファイル ${path}`),
  batchArgument: (file) =>
    `${file} はバッチファイルのため、" % ! ^ & | < > を含む引数を渡せません。バッチファイルから起動されるプログラムを直接指定してください。`,
  unreadable: (what, reason) => `${what} を読み込めません。${reason}。`,
  tooLarge: (what, megabytes) => `${what} は ${megabytes} MB を超えています。`,
});
