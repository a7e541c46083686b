# waves completion for bash 4.0 and newer. Add to ~/.bashrc: source <(waves completion bash)
_waves() {
  local line="${COMP_LINE:0:COMP_POINT}" words=() word tail prefix
  IFS=$' \t' read -r -a words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  local count=$((${#words[@]} - 2))
  local current="${words[count + 1]}"
  tail="${current##*["$COMP_WORDBREAKS"]}"
  prefix="${current%"$tail"}"
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    if [[ $word == :files ]]; then
      compopt -o default 2>/dev/null
      return
    fi
    [[ $word == *@ ]] && compopt -o nospace 2>/dev/null
    COMPREPLY+=("${word#"$prefix"}")
  done < <("$1" __complete "$count" "${words[@]:1}" 2>/dev/null)
}
complete -F _waves waves
