/** `agents completion`: prints the script by which a shell asks the program itself what may come next. */
import * as Effect from "effect/Effect"
import type { Handler } from "../manifest/handler.ts"

const completion: Handler<"completion"> = ({ shell }) => Effect.succeed({ text: SCRIPTS[shell] })

export default completion

/**
 * Bash splits words at `=` and `:`, and replaces only what stands behind the last of them, so that the
 * words are put together again before they are sent, and the answer is cut where bash would cut it.
 * It runs in the bash of macOS too, 3.2.
 */
const BASH = `_agents() {
  local IFS=$' \\t\\n' program=$1 index word glue='' line paths='' cut=''
  local -a words
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $glue || $word == [=:]* ]] && ((\${#words[@]} > 0)); then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    [[ $word == *[=:] ]] && glue=1 || glue=''
  done
  local whole=\${words[\${#words[@]} - 1]} current=\${COMP_WORDS[COMP_CWORD]}
  case $current in
    [=:]*) cut=$whole current='' ;;
    *) cut=\${whole%"$current"} ;;
  esac
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :*) paths=\${line#:} ;;
      *) line=\${line%%$'\\t'*} COMPREPLY+=("\${line#"$cut"}") ;;
    esac
  done < <("$program" __complete -- "\${words[@]}" 2>/dev/null)
  [[ -n $paths ]] || return 0
  compopt -o filenames 2>/dev/null
  local kind=-f
  [[ $paths == directories ]] && kind=-d
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$kind" -- "$current")
}
complete -F _agents agents`

const ZSH = `#compdef agents
_agents() {
  local line paths='' word
  local -a words_before answers described
  words_before=("\${(@Q)words[2,CURRENT]}")
  answers=("\${(@f)$("\${words[1]}" __complete -- "\${words_before[@]}" 2>/dev/null)}")
  for line in "\${answers[@]}"; do
    case $line in
      '') ;;
      :*) paths=\${line#:} ;;
      *) word=\${line%%$'\\t'*}; described+=("\${word//:/\\\\:}\${\${line#*$'\\t'}:+:\${line#*$'\\t'}}") ;;
    esac
  done
  (( \${#described} )) && _describe -V agents described
  [[ -n $paths ]] || return 0
  [[ \${words[CURRENT]} == --*=* ]] && compset -P '--*='
  if [[ $paths == directories ]]; then _files -/; else _files; fi
}
compdef _agents agents`

const FISH = `function __agents_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in ($words[1] __complete -- $words[2..-1] 2>/dev/null)
    switch $line
      case ':*'
        set -l current (commandline -ct)
        set -l prefix (string match -r '^--[^=]*=' -- $current)
        set -l kind __fish_complete_path
        test $line = ':directories'; and set kind __fish_complete_directories
        for path in ($kind (string replace -r '^--[^=]*=' '' -- $current))
          echo "$prefix$path"
        end
      case '*'
        echo $line
    end
  end
end
complete -c agents -e
complete -c agents -f -a '(__agents_complete)'`

const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH }
