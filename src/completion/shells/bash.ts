/** The script for bash. It is written for bash 3.2, which macOS has, and for shells with `set -e` and `set -u`. */
import { quotePosix } from '../../terminal/quote.ts';
import type { TreeFlag, TreePlace } from '../word-tree.ts';
import { bashWords } from './bash-words.ts';
import { headerLine, script, type ScriptInput } from './script.ts';

/** Written as data in a quoted text, which bash reads many times faster than a function, and evaluates at the first TAB. */
export function writeBash({ tree, indexKey, version }: ScriptInput): string {
  const data = [
    '_soracom_place() {',
    "children='' flags='' kinds=''",
    'case $1 in',
    ...tree.places.map(writePlace),
    'esac',
    '}',
    '_soracom_choices() {',
    'case $1 in',
    ...tree.choices.map((choices, at) => `${at}) choices=${quotePosix(choices.join('\n'))};;`),
    'esac',
    '}',
    `_soracom_globals=${quotePosix(listFlags(tree.globals))}`,
    '',
  ].join('\n');
  return `${headerLine('bash', version)}
_soracom_key=${quotePosix(indexKey)}
_soracom_data=${quotePosix(data)}
${logic}`;
}

function writePlace({ words, children, flags, arguments: kinds }: TreePlace): string {
  const parts = [
    ['children', children.map(({ name }) => name).join(' ')],
    ['flags', listFlags(flags)],
    ['kinds', kinds.join(' ')],
  ] as const;
  const assignments = parts
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}=${quotePosix(text)}`);
  return `${quotePosix(words)}) ${assignments.join(' ')};;`;
}

/** Names and kinds in turn. */
function listFlags(flags: readonly TreeFlag[]): string {
  return flags.map(({ name, values }) => `${name} ${values}`).join(' ');
}

const logic = script`
# Puts the tree in force: once, and again when other documents have been added since.
_soracom_load() {
  local file="\${SORACOM_PROFILE_DIR:-\${HOME-}/.soracom}/definitions/state.json" state='' key='' text=''
  if [ -r "$file" ]; then
    IFS= read -r -d '' state < "$file" || :
    case $state in
      *'"key":'*) key=\${state#*'"key":'} key=\${key#*\"} key=\${key%%\"*} ;;
    esac
  fi
  if [ "$key" != "$_soracom_key" ]; then
    text=$(command soracom completion bash 2>/dev/null </dev/null) || text=''
    case $text in
      '# Completion of soracom for bash'*) eval "$text" || : ;;
    esac
    _soracom_key=$key
  fi
  if [ -n "$_soracom_data" ]; then
    eval "$_soracom_data"
    _soracom_data=''
  fi
}
${bashWords}
# Offers files, or with -d folders: "$2" is what stands before the path, "$3" the path.
_soracom_offer_paths() {
  local found='' path='' real=''
  found=$(compgen "$1" -- "$3" 2>/dev/null) || found=''
  while IFS= read -r path; do
    if [ -z "$path" ]; then continue; fi
    real=$path
    case $path in
      '~/'*) real=\${HOME-}/\${path#'~/'} ;;
    esac
    if [ -d "$real" ]; then path=$path/; fi
    _soracom_offer "$2$path" path
  done <<< "$found"
  case \${COMPREPLY[0]-} in
    */) if [ "\${#COMPREPLY[@]}" -eq 1 ]; then compopt -o nospace 2>/dev/null || :; fi ;;
  esac
}

# Offers the values of kind "$1" for the flag "$2", behind the text "$3" of the same word.
_soracom_offer_values() {
  local kind=$1 choices='' value=''
  case $kind in
    e* | o*) _soracom_choices "\${kind#?}" ;;
    n) if [ -n "$3" ]; then choices=$'true\nfalse'; fi ;;
    f) _soracom_offer_paths -f "$3" "\${cur#"$3"}" ;;
    d) _soracom_offer_paths -d "$3" "\${cur#"$3"}" ;;
    b)
      case $cur in
        "$3@"*) _soracom_offer_paths -f "$3@" "\${cur#"$3@"}" ;;
        "$3") _soracom_offer_paths -f "$3@" '' ;;
      esac
      ;;
    v) choices=$(command soracom __complete "$2" \${typed[@]+"\${typed[@]}"} 2>/dev/null </dev/null) || choices='' ;;
  esac
  while IFS= read -r value; do
    value=\${value%%$'\t'*}
    if [ -n "$value" ]; then _soracom_offer "$3$value"; fi
  done <<< "$choices"
}

# Sets kind to what the flag "$1" takes; empty for a flag that nobody knows here.
_soracom_find_kind() {
  local -a list
  local at=0
  kind=''
  IFS=' ' read -r -a list <<< "$flags $_soracom_globals" || :
  while [ "$at" -lt "\${#list[@]}" ]; do
    if [ "\${list[at]}" = "$1" ]; then
      kind=\${list[at + 1]}
      return 0
    fi
    at=$((at + 2))
  done
}

# Offers every second word of "$1": the flags of a list of flags and kinds.
_soracom_offer_flags() {
  local -a list
  local at=0
  IFS=' ' read -r -a list <<< "$1" || :
  while [ "$at" -lt "\${#list[@]}" ]; do
    case " $2 " in
      *" \${list[at]} "*) ;;
      *) _soracom_offer "\${list[at]}" ;;
    esac
    at=$((at + 2))
  done
}

_soracom() {
  local IFS=$' \t\n' cur='' kept='' quote='' children='' flags='' kinds='' kind='' word='' next=''
  local place='' own='' own_flags='' own_kinds='' flag='' ended='' count=0 at=1
  local -a words typed list
  COMPREPLY=()
  _soracom_load
  _soracom_split "\${COMP_LINE:0:COMP_POINT}"
  # Assignments may stand before the command.
  while [ "\${#words[@]}" -gt 0 ] && [ "\${words[0]}" != "\${COMP_WORDS[0]}" ]; do words=("\${words[@]:1}"); done
  if [ "\${#words[@]}" -eq 0 ]; then return 0; fi
  typed=()
  if [ "\${#words[@]}" -gt 1 ]; then typed=("\${words[@]:1}"); fi
  _soracom_place ''
  while [ "$at" -lt "\${#words[@]}" ]; do
    word=\${words[at]} at=$((at + 1))
    if [ -n "$flag" ]; then
      flag=''
      continue
    fi
    if [ -z "$ended" ]; then
      case $word in
        --) ended=1 && continue ;;
        --*=*) continue ;;
        -?*)
          _soracom_find_kind "$word"
          case $kind in
            n | o*) ;;
            '')
              # The word after an unknown flag is its value, unless it can be something else.
              next=\${words[at]-}
              case " $children " in
                *" $next "*) ;;
                *)
                  case $next in
                    -*) ;;
                    *) if [ "$at" -lt "\${#words[@]}" ]; then at=$((at + 1)); fi ;;
                  esac
                  ;;
              esac
              ;;
            *) flag=$word ;;
          esac
          continue
          ;;
      esac
    fi
    case " $children " in
      *" $word "*)
        place=\${place:+$place }$word
        _soracom_place "$place"
        if [ -z "$own" ]; then own_flags=$flags own_kinds=$kinds; fi
        flags=$own_flags
        case $own_kinds in
          *c*)
            # The words of another command follow.
            if [ -z "$own" ]; then
              own=$place place=''
              _soracom_place ''
              flags=$own_flags
            fi
            ;;
        esac
        ;;
      *) count=$((count + 1)) ;;
    esac
  done
  if [ -n "$flag" ]; then
    _soracom_find_kind "$flag"
    _soracom_offer_values "$kind" "$flag" ''
    return 0
  fi
  if [ -z "$ended" ]; then
    case $cur in
      --*=*)
        flag=\${cur%%=*}
        _soracom_find_kind "$flag"
        if [ -n "$kind" ]; then _soracom_offer_values "$kind" "$flag" "$flag="; fi
        return 0
        ;;
      -*)
        _soracom_offer_flags "$flags" ''
        _soracom_offer_flags "$_soracom_globals" "$flags"
        return 0
        ;;
    esac
  fi
  if [ "$count" -eq 0 ]; then
    IFS=' ' read -r -a list <<< "$children" || :
    for word in \${list[@]+"\${list[@]}"}; do _soracom_offer "$word"; done
  fi
  if [ -z "$own" ] || [ -z "$place" ]; then
    IFS=' ' read -r -a list <<< "$own_kinds" || :
    kind=\${list[count]-}
    if [ -z "$kind" ] && [ "\${#list[@]}" -gt 0 ]; then
      # A last argument that takes all that is left.
      kind=\${list[\${#list[@]} - 1]}
      case $kind in
        *'*') ;;
        *) kind='' ;;
      esac
    fi
    kind=\${kind%'*'}
    IFS=',' read -r -a list <<< "$kind" || :
    for kind in \${list[@]+"\${list[@]}"}; do _soracom_offer_values "$kind" - ''; done
  fi
  if [ -z "$children$own_kinds$cur" ] && [ -z "$ended" ]; then _soracom_offer_flags "$flags" ''; fi
}

complete -F _soracom soracom
`;
