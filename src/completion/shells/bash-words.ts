/**
 * The part of the script for bash that reads words off the line, and writes answers as words in the same quotes.
 *
 * Readline replaces the text after the last break character (COMP_WORDBREAKS: `=`, `:`, `@` …), or after an open
 * quote, so both have to know what of a word stays as it was typed.
 */
import { script } from './script.ts';

export const bashWords = script`
# Splits "$1" as the shell would, and expands nothing. Sets words; of the last of them cur, its text, kept, the part
# of it that stays as it was typed, and quote, the quote that is still open.
_soracom_split() {
  local line=$1 at=0 length=\${#1} c='' begun=''
  words=() cur='' kept='' quote=''
  local before=''
  while [ "$at" -lt "$length" ]; do
    c=\${line:at:1} at=$((at + 1))
    if [ "$quote" = "'" ]; then
      if [ "$c" = "'" ]; then quote='' kept=$before; else cur=$cur$c; fi
    elif [ "$quote" = '"' ]; then
      if [ "$c" = '"' ]; then
        quote='' kept=$before
      elif [ "$c" = '\' ]; then
        case \${line:at:1} in
          '$' | '\`' | '"' | '\') c=\${line:at:1} at=$((at + 1)) ;;
        esac
        cur=$cur$c
      else
        cur=$cur$c
      fi
    else
      case $c in
        ' ' | $'\t' | $'\n')
          if [ -n "$begun" ]; then words=(\${words[@]+"\${words[@]}"} "$cur"); fi
          cur='' kept='' begun=''
          continue
          ;;
        "'" | '"') quote=$c before=$kept kept=$cur ;;
        '\') cur=$cur\${line:at:1} at=$((at + 1)) ;;
        *)
          # Readline leaves a @ in the text that it replaces, though it breaks words.
          if [ "$c" = '@' ]; then
            case $COMP_WORDBREAKS in
              *@*) kept=$cur ;;
            esac
            cur=$cur$c
          else
            cur=$cur$c
            case $COMP_WORDBREAKS in
              *"$c"*) kept=$cur ;;
            esac
          fi
          ;;
      esac
    fi
    begun=1
  done
}

# Offers the word "$1", if it goes on from what was typed.
_soracom_offer() {
  local word=$1 c='' at=0 text='' special=' !"#$&()*;<>?[\]\`{|}'"'"
  case $word in
    "$cur"*) ;;
    *) return 0 ;;
  esac
  word=\${word#"$kept"}
  case $word in
    *[!A-Za-z0-9_.,:=+/@%^-]*)
      while [ "$at" -lt "\${#word}" ]; do
        c=\${word:at:1} at=$((at + 1))
        case $quote/$c in
          "'/'") c="'\\''" ;;
          "'/"*) ;;
          '"/$' | '"/\`' | '"/"' | '"/\') c='\'$c ;;
          '"/'*) ;;
          '/~') if [ -z "$text\${2-}" ]; then c='\~'; fi ;;
          *)
            case $special in
              *"$c"*) c='\'$c ;;
            esac
            ;;
        esac
        text=$text$c
      done
      word=$text
      ;;
  esac
  COMPREPLY=(\${COMPREPLY[@]+"\${COMPREPLY[@]}"} "$word")
}
`;
