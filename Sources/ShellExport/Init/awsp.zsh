# awsprof in zsh. ~/.zshrc, after compinit:  eval "$(awsprof init zsh)"

unalias awsp 2>/dev/null || :

# awsp: the picker. awsp NAME [REGION]: that profile. awsp -: the one before. awsp --unset: none.
function awsp {
  emulate -L zsh
  local answer was=${AWS_PROFILE-} was_region=${AWS_REGION:-${AWS_DEFAULT_REGION-}}
  if [[ ${1-} == - && -n ${AWSPROF_PREVIOUS-} ]]; then
    set -- -- "$AWSPROF_PREVIOUS" "${AWSPROF_PREVIOUS_REGION-}"
  fi
  case ${1-} in
    (--unset) answer=$(shift && command awsprof unset --shell zsh "$@") || return ;;
    (*) answer=$(command awsprof pick --shell zsh "$@") || return ;;
  esac
  case $answer in
    ('export AWS_PROFILE='* | 'unset AWS_'*) eval "$answer" || return ;;
    (*) print -r -- "$answer" ;; # --help and --version
  esac
  if [[ -n $was && "$was $was_region" != "${AWS_PROFILE-} ${AWS_REGION-}" ]]; then
    typeset -g AWSPROF_PREVIOUS=$was AWSPROF_PREVIOUS_REGION=$was_region
  fi
}

# completion: what can stand at the cursor. The completion system has set the options that its functions need.
function _awsprof {
  local line
  local -a lines described
  lines=("${(@f)$(command awsprof complete --all ${words[CURRENT]:+"--current=${(Q)words[CURRENT]}"} -- "${(@Q)words[1,CURRENT-1]}" 2>/dev/null)}")
  for line in $lines; do
    described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  _describe -V awsprof described
}

# registration: of the program and of the function. Where nobody has called compinit, the older completion gives the words without their descriptions.
function _awsprof_compctl {
  emulate -L zsh
  local -a line
  local -i place
  read -cA line
  read -cn place
  reply=("${(@)${(@f)$(command awsprof complete --all ${1:+"--current=$1"} -- "${(@Q)line[1,place-1]}" 2>/dev/null)}%%$'\t'*}")
}
compctl -K _awsprof_compctl awsprof awsp
if (( ${+functions[compdef]} )); then compdef _awsprof awsprof awsp; fi

# key: Alt-A opens the picker and keeps what is typed; the prompt is made anew.
function _awsprof_key {
  emulate -L zsh
  local hook
  zle -I
  awsp </dev/tty || :
  for hook in precmd $precmd_functions; do
    if (( ${+functions[$hook]} )); then $hook || :; fi
  done
  # The picker has set the terminal's keys back; many a rc file sets them at the beginning of a line.
  if (( ${+widgets[zle-line-init]} )); then zle zle-line-init || :; fi
  zle reset-prompt
}
if [[ -o zle ]]; then
  zle -N _awsprof_key
  bindkey -M emacs '^[a' _awsprof_key
fi
