#!/usr/bin/env bash
# Runs a command on a private X display with a window manager, and takes both down again.
# usage: with_display.sh COMMAND [ARGUMENT...]
# The screen is 1366x768 unless NABLA_SCREEN says otherwise, for example 1920x1080.
set -uo pipefail

scratch=$(mktemp -d)
server=
manager=
clean_up() {
  [[ -n $manager ]] && kill "$manager" 2>/dev/null && wait "$manager" 2>/dev/null
  [[ -n $server ]] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
  rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

fail() {
  echo "with_display.sh: $1" >&2
  [[ -s $scratch/log ]] && tail -n 5 "$scratch/log" >&2
  exit 1
}

# Xvfb picks a free display by itself and writes its number once it answers. It must not start
# afresh when its last client leaves: xprop below may be the first, and openbox come meanwhile.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 "${NABLA_SCREEN:-1366x768}x24" -nolisten tcp -noreset \
  3<>"$scratch/display" </dev/null >"$scratch/log" 2>&1 &
server=$!
read -r -t 30 number <>"$scratch/display" || fail "Xvfb did not start"
export DISPLAY=":$number"
unset WAYLAND_DISPLAY

openbox --sm-disable </dev/null >>"$scratch/log" 2>&1 &
manager=$!
# The manager is ready when it announces itself on the root window.
for _ in $(seq 100); do
  xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
  kill -0 "$manager" 2>/dev/null || fail "openbox did not start"
  sleep 0.1
done

# In the background, so that a signal ends it together with the display.
"$@" &
command=$!
trap 'kill "$command" 2>/dev/null; exit 143' TERM
wait "$command"
