# awsprof in fish. ~/.config/fish/config.fish:  awsprof init fish | source

# awsp: the picker. awsp NAME [REGION]: that profile. awsp -: the one before. awsp --unset: none.
function awsp --description 'Make this shell be an AWS profile'
    set -l was "$AWS_PROFILE"
    set -l was_region "$AWS_REGION"
    test -n "$was_region"; or set was_region "$AWS_DEFAULT_REGION"
    set -l words pick --shell fish $argv
    if test "$argv[1]" = --unset
        set words unset --shell fish $argv[2..]
    else if test "$argv[1]" = -; and test -n "$AWSPROF_PREVIOUS"
        set words pick --shell fish -- "$AWSPROF_PREVIOUS" "$AWSPROF_PREVIOUS_REGION"
    end
    set -l answer (command awsprof $words | string collect)
    set -l outcome $pipestatus[1]
    test $outcome -eq 0; or return $outcome
    switch "$answer"
        case 'set -gx AWS_PROFILE *' 'set -e AWS_*'
            eval $answer # whose status is that of erasing what was not set
        case '*' # --help and --version
            printf '%s\n' $answer
    end
    if test -n "$was" -a "$was $was_region" != "$AWS_PROFILE $AWS_REGION"
        set -g AWSPROF_PREVIOUS $was
        set -g AWSPROF_PREVIOUS_REGION $was_region
    end
end

# completion: what can stand at the cursor.
function __awsprof_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    test -n "$current"; and set current --current=$current; or set current
    command awsprof complete --all $current -- $words 2>/dev/null
end
# registration: of the program and of the function.
complete -c awsprof -f -k -a '(__awsprof_complete)'
complete -c awsp -f -k -a '(__awsprof_complete)'

# key: Alt-A opens the picker and keeps what is typed; the prompt is made anew.
if status is-interactive
    bind \ea 'awsp; commandline -f repaint'
end
