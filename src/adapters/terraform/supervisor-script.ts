// Writes `<pid> <start>` of this shell in the words of the port `StartOf`; exec keeps both.
const born = String.raw`
born() {
  if [ -r /proc/$$/stat ]; then
    printf '%s %s %s\n' "$$" "$(sed 's/^.*) //' /proc/$$/stat | cut -d ' ' -f 20)" "$(cat /proc/sys/kernel/random/boot_id)"
  else
    printf '%s %s\n' "$$" "$(LC_ALL=C TZ=UTC0 ps -o lstart= -p $$)"
  fi
}
`;

/**
 * Becomes the engine. Arguments: run folder, module folder, occupant file, then the engine's own. What it is stands on
 * disk before it is that, so that no engine runs unknown.
 */
export const engineScript = `${born}
run=$1 module=$2 occupant=$3
shift 3
born >"$run/engine.new" && cp "$run/engine.new" "$occupant" && mv "$run/engine.new" "$run/engine" || exit 126
cd "$module" || exit 126
exec "$@"
`;

/**
 * The supervisor of one apply (DESIGN 6), in a session of its own. Arguments: run folder, module folder, occupant file,
 * the engine's script, then the engine and its arguments. It claims the run folder by one rename, or does nothing;
 * passes on one SIGINT; outlives what else a dying session or machine sends; and writes the exit code last, waiting for
 * a full disk to have room. What the engine leaves running is told to end. SIGHUP is ignored, which is inherited;
 * SIGTERM is caught, which is not, so that it reaches what is left.
 */
export const supervisorScript = String.raw`${born}
trap '' HUP
trap : TERM
asked=
trap 'asked=1' INT
run=$1 module=$2 occupant=$3 script=$4
shift 4
born >"$run/supervisor.new" && mv "$run/supervisor.new" "$run/supervisor" || exit 74
mv "$run/pending" "$run/claimed" 2>/dev/null || exit 75
sh -c "$script" waves-engine "$run" "$module" "$occupant" "$@" </dev/null >"$run/stdout" 2>"$run/stderr" &
engine=$!
interrupt() {
  trap '' INT
  kill -INT "$engine" 2>/dev/null
}
trap interrupt INT
[ -z "$asked" ] || interrupt
while :; do
  wait "$engine"
  code=$?
  kill -0 "$engine" 2>/dev/null || break
done
kill -TERM 0
until printf '%s\n' "$code" >"$run/exit.new" && mv "$run/exit.new" "$run/exit"; do
  [ -d "$run" ] || exit 74
  sleep 2
done
`;
