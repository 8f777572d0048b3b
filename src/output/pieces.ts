/** Many short texts handed on as few long ones: a stream costs per write, not per character. */

/** Characters in a piece, about. */
const pieceLength = 1 << 16;

/** Joins texts into pieces. The last piece may be short; none is empty. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
