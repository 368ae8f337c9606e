# shellcheck shell=bash disable=SC2119,SC2120 # what awsp is given comes from the prompt
# awsprof in bash. ~/.bashrc:  eval "$(awsprof init bash)"

unalias awsp 2>/dev/null || :

# awsp: the picker. awsp NAME [REGION]: that profile. awsp -: the one before. awsp --unset: none.
function awsp {
  local answer was=${AWS_PROFILE-} was_region=${AWS_REGION:-${AWS_DEFAULT_REGION-}}
  if [ "${1-}" = - ] && [ -n "${AWSPROF_PREVIOUS-}" ]; then
    set -- -- "$AWSPROF_PREVIOUS" "${AWSPROF_PREVIOUS_REGION-}"
  fi
  case ${1-} in
    --unset) answer=$(shift && command awsprof unset --shell bash "$@") || return ;;
    *) answer=$(command awsprof pick --shell bash "$@") || return ;;
  esac
  case $answer in
    'export AWS_PROFILE='* | 'unset AWS_'*) eval "$answer" || return ;;
    *) printf '%s\n' "$answer" ;; # --help and --version
  esac
  if [ -n "$was" ] && [ "$was $was_region" != "${AWS_PROFILE-} ${AWS_REGION-}" ]; then
    AWSPROF_PREVIOUS=$was
    AWSPROF_PREVIOUS_REGION=$was_region
  fi
}

# completion: what can stand at the cursor.
function _awsprof_complete {
  local word=${COMP_LINE:0:COMP_POINT} head rest line candidate place=$COMP_CWORD
  # bash breaks words at : and @ too, names do not: what stands before the break is matched and not inserted.
  word=${word##*[[:blank:]]}
  head=${word%"$2"}
  case $2 in *\\*) word=${2//\\/} head='' ;; esac
  rest=$head
  while [ -n "$rest" ] && [ "$place" -gt 1 ]; do
    place=$((place - 1))
    rest=${rest%"${COMP_WORDS[place]}"}
  done
  COMPREPLY=()
  while IFS= read -r line; do
    candidate=${line%%$'\t'*}
    candidate=${candidate#"$head"}
    if [ -n "$candidate" ]; then
      printf -v candidate %q "$candidate"
      COMPREPLY+=("$candidate")
    fi
  done <<<"$(command awsprof complete ${word:+"--current=$word"} -- "${COMP_WORDS[@]:0:place}" 2>/dev/null)"
  return 0
}
# registration: of the program and of the function.
complete -F _awsprof_complete awsprof awsp

# key: Alt-A opens the picker and keeps what is typed. An empty line is entered, so that the prompt is made anew.
function _awsprof_key {
  AWSPROF_LINE=$READLINE_LINE AWSPROF_POINT=$READLINE_POINT
  READLINE_LINE='' READLINE_POINT=0
  awsp || :
}
function _awsprof_key_after {
  READLINE_LINE=$AWSPROF_LINE READLINE_POINT=$AWSPROF_POINT
  unset AWSPROF_LINE AWSPROF_POINT
}
# Before 4.3, bash runs no command for a key of several bytes.
if [[ -o emacs || -o vi ]] && ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 403)); then
  bind -m emacs-standard -x '"\C-x\C-aa": _awsprof_key'
  bind -m emacs-standard -x '"\C-x\C-ab": _awsprof_key_after'
  bind -m emacs-standard '"\ea": "\C-x\C-aa\C-m\C-x\C-ab"'
fi
