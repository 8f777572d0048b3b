/** `soracom help output`: the formats, and how to choose what is shown, in Japanese. */
import type { Text } from '../en.ts';

export const outputTopic = (): Text['outputTopic'] => ({
  intro:
    '結果は、端末では表、パイプでは JSON で出力します。--output (-o) または SORACOM_OUTPUT で、どのコマンドでもほかの形式を選べます。',
  formats: '形式',
  format: {
    table:
      '読むための表。金額は桁区切り、時刻は利用者のタイムゾーンの日時で表示し、同じ通貨の金額は合計を付ける',
    json: '応答を 2 文字の字下げで整形する。数値、キーの順序、文字列は API が返したまま',
    jsonl: '1 行に 1 件の、空白を詰めた JSON',
    yaml: 'JSON と同じデータを読みやすくしたもの',
    csv: '見出し行と、1 件につき 1 行。必要な値は引用符で囲む (RFC 4180)',
    tsv: 'タブ区切り。値の中のタブ、改行、バックスラッシュは \\t、\\n、\\r、\\\\ に置き換える',
    text: 'tsv から見出しを除き、値がないところを - にしたもの。シェルのループ向け',
    chart: '金額の棒グラフ。月別・日別の請求、項目別・SIM 別の料金など',
  },
  choosing: '表示する内容の選択 (適用順)',
  flag: {
    query:
      'JMESPath 式 (jmespath.org)。取得したすべてのページを合わせた応答全体に適用し、その結果がどの形式でも応答の代わりになる',
    expand: '要素の中のリストを、件数ではなく行として表示する。各行には元の要素の値も付く',
    sortBy:
      '値で並べ替える。PATH:desc で逆順。同じ値は元の順序のまま、値がないものは最後になる。--max-items N を付けると全ページの先頭 N 件',
    columns: 'table、csv、tsv、text の列とその順序。HEADING:PATH で列に見出しを付ける',
    wide: '表のすべての列を、省略せずに表示する',
    wrap: '表の長い文字列を、切り詰めずに折り返す',
    noHeaders: '見出し行と、表の合計を省く',
    csvSafe: '表計算ソフトで数式として実行される csv・tsv のセルを無害にする',
    rawOutput: '応答のバイト列をそのまま出力する。形式や上のフラグの影響を受けない',
  },
  names:
    'PATH はプロパティの名前で、shippingAddress.city のようにドットでオブジェクトの中をたどります。応答にない名前は送信前にエラーになり、使える名前を示します。--query の結果は何にでもなり得るため、その後ではどの名前も指定できます。',
  terminalHeading: '端末での表示',
  terminal:
    '役に立つ列から順に表示し、長い文字列は幅に合わせて切り詰めます。省いたものは下の行で知らせます。色は注意すべきものを示しますが、色だけで何かを伝えることはありません。NO_COLOR で色を消せます。LC_ALL、LC_CTYPE、LANG が UTF-8 以外の文字コードを示す場合、罫線と棒は ASCII で描きます。データに含まれる制御文字が端末に届くことはありません。',
  pipeHeading: 'パイプでの出力',
  pipe: '表に色は付かず、値は切り詰めません。json から text までの形式では、値は API が返したままです。標準出力にはデータだけを出力します。「結果はありません」などのお知らせは標準エラー出力に出力し、空のリストはエラーになりません。',
  examples: '例',
});
