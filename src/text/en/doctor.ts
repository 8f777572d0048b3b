/** Sentences of `soracom doctor`. */
export const doctor = {
  summary: 'Check everything that a call needs, and say how to mend it',
};
