#compdef waves
# waves completion for zsh. Add to ~/.zshrc, after compinit: source <(waves completion zsh)
_waves() {
  local line word help
  local -a lines whole open
  lines=("${(@f)$("${words[1]}" __complete $((CURRENT - 2)) "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "${lines[1]}" == ":files" ]]; then
    _files
    return
  fi
  for line in "${(@)lines}"; do
    [[ -n "$line" ]] || continue
    word="${line%%$'\t'*}"
    help=""
    [[ "$line" == *$'\t'* ]] && help=":${line#*$'\t'}"
    if [[ "$word" == *@ ]]; then open+=("${word//:/\\:}$help"); else whole+=("${word//:/\\:}$help"); fi
  done
  _describe -t words waves whole -- open -S ""
}
compdef _waves waves
