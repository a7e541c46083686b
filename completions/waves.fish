# waves completion for fish. Once: waves completion fish > ~/.config/fish/completions/waves.fish
function __waves_complete
    set -l before (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l count (math (count $before) - 1)
    set -l lines ($before[1] __complete $count $before[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = ":files"
        __fish_complete_path "$current"
    else
        printf '%s\n' $lines
    end
end
complete --command waves --no-files --arguments '(__waves_complete)'
