/** The script for zsh: a file for `fpath`, which can be sourced as well. */
import { quotePosix } from '../../terminal/quote.ts';
import { listLines } from './lines.ts';
import { headerLine, script, type ScriptInput } from './script.ts';

/** Written as data in a quoted text, which is evaluated at the first TAB. */
export function writeZsh({ tree, indexKey, version }: ScriptInput): string {
  const { places, globals } = listLines(tree);
  const data = [
    'typeset -gA _soracom_places _soracom_choices',
    '_soracom_places=(',
    ...places.map(({ words, lines }) => `${quotePosix(`/${words}`)} ${quotePosix(lines.join('\n'))}`),
    ')',
    '_soracom_choices=(',
    ...tree.choices.map((choices, at) => `${at} ${quotePosix(choices.join('\n'))}`),
    ')',
    `typeset -g _soracom_globals=${quotePosix(globals.join('\n'))}`,
  ].join('\n');
  return `#compdef soracom
${headerLine('zsh', version)}
typeset -g _soracom_key=${quotePosix(indexKey)}
typeset -g _soracom_data=${quotePosix(data)}
${logic}`;
}

const logic = script`
# Puts the tree in force: once, and again when other documents have been added since.
_soracom_load() {
  local file="\${SORACOM_PROFILE_DIR:-\${HOME-}/.soracom}/definitions/state.json" state='' key='' text=''
  if [[ -r $file ]]; then
    IFS= read -r -d '' state < $file
    if [[ $state == *'"key":'* ]]; then
      key=\${state#*'"key":'} key=\${key#*\"} key=\${key%%\"*}
    fi
  fi
  if [[ $key != $_soracom_key ]]; then
    text="$(command soracom completion zsh 2>/dev/null </dev/null)"
    if [[ $text == '#compdef soracom'* ]]; then eval "$text"; fi
    _soracom_key=$key
  fi
  if [[ -n $_soracom_data ]]; then
    eval "$_soracom_data"
    _soracom_data=''
  fi
}

# Sets kind to what the flag "$1" takes; empty for a flag that nobody knows here.
_soracom_find_kind() {
  local line
  kind=''
  for line in "\${(@f)lines}" "\${(@f)_soracom_globals}"; do
    if [[ $line == f$'\t'"$1"$'\t'* ]]; then
      kind=\${\${line#f$'\t'*$'\t'}%%$'\t'*}
      return
    fi
  done
}

# Adds the flags among the lines to the offers, each name once.
_soracom_add_flags() {
  local line name
  local -A seen
  for line in "$@"; do
    if [[ $line != f$'\t'* ]]; then continue; fi
    line=\${line#f$'\t'}
    name=\${line%%$'\t'*}
    if (( \${+seen[$name]} )); then continue; fi
    seen[$name]=1
    offers+=("\${\${name//\\/\\\\}//:/\\:}:\${line#*$'\t'*$'\t'}")
  done
}

# Offers the values of kind "$1" for the flag "$2".
_soracom_offer_values() {
  local text='' line value
  local -a offers
  case $1 in
    e*|o*) text=$_soracom_choices[\${1#?}] ;;
    f) _files; return ;;
    d) _files -/; return ;;
    b)
      if compset -P '@'; then _files; elif [[ -z $PREFIX ]]; then compadd -S '' -- @; fi
      return
      ;;
    v) text="$(command soracom __complete "$2" "\${(@)typed}" 2>/dev/null </dev/null)" ;;
    *) return ;;
  esac
  for line in "\${(@f)text}"; do
    if [[ -z $line ]]; then continue; fi
    value=\${line%%$'\t'*}
    value=\${\${value//\\/\\\\}//:/\\:}
    if [[ $line == *$'\t'* ]]; then value+=:\${line#*$'\t'}; fi
    offers+=("$value")
  done
  if (( $#offers )); then _describe -V -t values value offers; fi
}

_soracom() {
  emulate -L zsh
  setopt extended_glob
  local place='' own='' lines='' kinds='' flag='' kind='' word='' ended='' name=''
  local -a typed children offers list
  local -i count=0 at=1
  _soracom_load
  for word in "\${(@)words[2,CURRENT-1]}"; do typed+=("\${(Q)word}"); done
  lines=$_soracom_places[/]
  while (( at <= $#typed )); do
    word=$typed[at]
    (( at++ ))
    if [[ -n $flag ]]; then flag=''; continue; fi
    if [[ -z $ended && $word == -?* ]]; then
      if [[ $word == -- ]]; then ended=1; continue; fi
      if [[ $word == --*=* ]]; then continue; fi
      _soracom_find_kind "$word"
      case $kind in
        n|o*) ;;
        ?*) flag=$word ;;
        *)
          # The word after an unknown flag is its value, unless it can be something else.
          name=\${place:+$place }$typed[at]
          if [[ $at -le $#typed && $typed[at] != -* ]] && (( ! \${+_soracom_places[/$name]} )); then (( at++ )); fi
          ;;
      esac
      continue
    fi
    name=\${place:+$place }$word
    if (( count == 0 )) && [[ -n $word ]] && (( \${+_soracom_places[/$name]} )); then
      place=$name
      if [[ -z $own ]]; then
        lines=$_soracom_places[/$place]
        kinds=\${(j: :)\${(@)\${(@M)\${(@f)lines}:#a$'\t'*}#a$'\t'}}
        if [[ $kinds == *c* ]]; then own=$place place=''; fi
      fi
    else
      (( count++ ))
    fi
  done
  if [[ -n $flag ]]; then
    _soracom_find_kind "$flag"
    _soracom_offer_values "$kind" "$flag"
    return
  fi
  if [[ -z $ended && $PREFIX == --*=* ]]; then
    flag=\${PREFIX%%=*}
    compset -P 1 '*='
    _soracom_find_kind "$flag"
    if [[ $kind == n ]]; then
      compadd -- true false
    elif [[ -n $kind ]]; then
      _soracom_offer_values "$kind" "$flag"
    fi
    return
  fi
  if [[ -z $ended && $PREFIX == -* ]]; then
    _soracom_add_flags "\${(@f)lines}" "\${(@f)_soracom_globals}"
    _describe -o -t options option offers
    return
  fi
  if (( count == 0 )); then
    for name in "\${(@)\${(@M)\${(@f)_soracom_places[/$place]}:#c$'\t'*}#c$'\t'}"; do
      children+=("\${\${name/$'\t'/:}}")
    done
    if (( $#children )); then _describe -t commands command children; fi
  fi
  if [[ -z $own || -z $place ]]; then
    list=(\${(s: :)kinds})
    kind=\${list[count+1]-}
    if [[ -z $kind && \${list[-1]-} == *'*' ]]; then kind=$list[-1]; fi
    for kind in \${(s:,:)\${kind%'*'}}; do _soracom_offer_values "$kind" -; done
  fi
  if [[ -z $kinds$ended$PREFIX ]] && (( ! $#children )); then
    _soracom_add_flags "\${(@f)lines}"
    if (( $#offers )); then _describe -o -t options option offers; fi
  fi
}

if [[ \${funcstack[1]-} == _soracom ]]; then
  _soracom "$@"
else
  if (( ! \${+functions[compdef]} )); then
    autoload -Uz compinit && compinit -i
  fi
  compdef _soracom soracom
fi
`;
