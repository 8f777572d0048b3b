/** The script for fish. */
import { quoteFish } from '../../terminal/quote.ts';
import { listLines } from './lines.ts';
import { headerLine, script, type ScriptInput } from './script.ts';

/** fish reads it at the first TAB. */
export function writeFish({ tree, indexKey, version }: ScriptInput): string {
  const { places, globals } = listLines(tree);
  return [
    headerLine('fish', version),
    `set -g __soracom_key ${quoteFish(indexKey)}`,
    'function __soracom_place',
    'switch "/$argv[1]"',
    ...places.map(({ words, lines }) => `case ${quoteFish(`/${words}`)}\n${print(lines)}`),
    'end',
    'end',
    'function __soracom_choices',
    'switch $argv[1]',
    ...tree.choices.map((choices, at) => `case ${at}\n${print(choices)}`),
    'end',
    'end',
    'function __soracom_globals',
    print(globals),
    'end',
    logic,
  ].join('\n');
}

function print(lines: readonly string[]): string {
  if (lines.length === 0) return 'true';
  return `string join -- \\n ${lines.map(quoteFish).join(' ')}`;
}

const logic = script`
# Puts another tree in force when other documents have been added since.
function __soracom_load
    set -l dir "$SORACOM_PROFILE_DIR"
    test -n "$dir"; or set dir "$HOME/.soracom"
    set -l file "$dir/definitions/state.json"
    set -l key ''
    if test -r "$file"
        read -z -l state <"$file"
        set -l found (string match -r '"key":\s*"([^"]*)"' -- "$state")
        set -q found[2]; and set key $found[2]
    end
    if test "$key" != "$__soracom_key"
        set -l text (command soracom completion fish 2>/dev/null </dev/null | string collect)
        if string match -q '# Completion of soracom for fish*' -- "$text"
            echo "$text" | source
        end
        set -g __soracom_key "$key"
    end
end

# Prints the names and descriptions of the flags among the lines, each name once.
function __soracom_print_flags
    set -l seen
    for line in $argv
        set -l parts (string split \t -- "$line")
        test "$parts[1]" = f; or continue
        contains -- "$parts[2]" $seen; and continue
        set -a seen "$parts[2]"
        echo "$parts[2]"\t"$parts[4]"
    end
end

# Prints the names of the children among the lines.
function __soracom_names
    string replace -rf '^c\t([^\t]*)\t.*' '$1' -- $argv
end

# Prints what the flag takes, looking at the lines that follow.
function __soracom_find_kind
    for line in $argv[2..-1]
        set -l parts (string split \t -- "$line")
        if test "$parts[1]" = f; and test "$parts[2]" = "$argv[1]"
            echo "$parts[3]"
            return
        end
    end
end

# Prints the values of kind $argv[1] for the flag $argv[2], behind the text $argv[3]; $argv[4] is the rest of the
# word, and the words typed before it follow.
function __soracom_print_values
    set -l before "$argv[3]"
    set -l rest "$argv[4]"
    switch "$argv[1]"
        case 'e*' 'o*'
            for value in (__soracom_choices (string sub -s 2 -- "$argv[1]"))
                printf '%s\n' "$before$value"
            end
        case n
            test -n "$before"; and printf '%s\n' "$before"true "$before"false
        case f
            for path in (__fish_complete_path "$rest" '')
                printf '%s\n' "$before$path"
            end
        case d
            for path in (__fish_complete_directories "$rest" '')
                printf '%s\n' "$before$path"
            end
        case b
            if test -z "$rest"; or string match -q '@*' -- "$rest"
                for path in (__fish_complete_path (string sub -s 2 -- "$rest") '')
                    printf '%s\n' "$before@$path"
                end
            end
        case v
            for value in (command soracom __complete "$argv[2]" $argv[5..-1] 2>/dev/null </dev/null)
                # fish would insert a tilde unquoted.
                test -z "$before"; and string match -q '~*' -- "$value"; and continue
                printf '%s\n' "$before$value"
            end
    end
end

function __soracom_complete
    __soracom_load
    set -l typed (commandline -opc)[2..-1]
    set -l raw (commandline -ct)
    set -l current (string unescape -- "$raw")
    # A quote that is still open can't be undone.
    or set current (string replace -r '^(--[^=]*=)?["\']' '$1' -- "$raw")
    set -l globals (__soracom_globals)
    set -l place ''
    set -l own ''
    set -l kinds
    set -l lines (__soracom_place '')
    set -l here $lines
    set -l flag ''
    set -l ended ''
    set -l count 0
    set -l at 1
    while test $at -le (count $typed)
        set -l word "$typed[$at]"
        set at (math $at + 1)
        if test -n "$flag"
            set flag ''
            continue
        end
        if test -z "$ended"; and string match -q -- '-?*' "$word"
            if test "$word" = --
                set ended 1
                continue
            end
            string match -q -- '--*=*' "$word"; and continue
            set -l kind (__soracom_find_kind "$word" $lines $globals)
            switch "$kind"
                case n 'o*'
                case ''
                    # The word after an unknown flag is its value, unless it can be something else.
                    if test $at -le (count $typed); and not string match -q -- '-*' "$typed[$at]"
                        contains -- "$typed[$at]" (__soracom_names $here); or set at (math $at + 1)
                    end
                case '*'
                    set flag "$word"
            end
            continue
        end
        set -l name (string trim -- "$place $word")
        set -l found
        if test $count -eq 0; and test -n "$word"; and contains -- "$word" (__soracom_names $here)
            set found (__soracom_place "$name")
            set place "$name"
            set here $found
            if test -z "$own"
                set lines $found
                set kinds (string replace -rf '^a\t' '' -- $found)
                if string match -q '*c*' -- $kinds
                    set own "$place"
                    set place ''
                    set here (__soracom_place '')
                end
            end
        else
            set count (math $count + 1)
        end
    end
    if test -n "$flag"
        __soracom_print_values (__soracom_find_kind "$flag" $lines $globals) "$flag" '' "$current" $typed
        return
    end
    if test -z "$ended"
        if string match -q -- '--*=*' "$current"
            set flag (string replace -r '=.*' '' -- "$current")
            set -l kind (__soracom_find_kind "$flag" $lines $globals)
            set -l rest (string replace -r '^[^=]*=' '' -- "$current")
            test -n "$kind"; and __soracom_print_values "$kind" "$flag" "$flag=" "$rest" $typed
            return
        end
        if string match -q -- '-*' "$current"
            __soracom_print_flags $lines $globals
            return
        end
    end
    set -l children (string replace -rf '^c\t' '' -- $here)
    if test $count -eq 0; and test (count $children) -gt 0
        string join -- \n $children
    end
    if test -z "$own"; or test -z "$place"
        set -l position (math $count + 1)
        set -l kind "$kinds[$position]"
        if test -z "$kind"; and string match -q '*\*' -- "$kinds[-1]"
            set kind "$kinds[-1]"
        end
        for each in (string split , -- (string replace -r '\*$' '' -- "$kind"))
            __soracom_print_values "$each" - '' "$current" $typed
        end
    end
    if test -z "$children$kinds$ended$current"
        __soracom_print_flags $lines
    end
end

complete -e -c soracom
complete -c soracom -f -k -a '(__soracom_complete)'
`;
