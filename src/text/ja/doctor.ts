/** Sentences of `soracom doctor`, in Japanese. */
import type { Text } from '../en.ts';

export const doctor: Text['doctor'] = {
  summary: '呼び出しに必要なものをすべて確認し、直し方を示す',
};
