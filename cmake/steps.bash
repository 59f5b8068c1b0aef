# What ./test, ./demo and .ci/run have in common; sourced by them with the source tree in $root. Every function says how
# it went by its own status, also where bash ignores `set -e`.

# Does a step quietly: says its name, keeps what it prints in $root/build/<step>.log, and shows that if it fails.
step() {
  local name=$1 log=$root/build/log/${1//[^a-z0-9]/-}.log
  shift
  mkdir -p "${log%/*}"
  printf '%s …\n' "$name"
  "$@" >"$log" 2>&1 || {
    local status=$?
    cat "$log" >&2
    printf '%s failed; what it said is above and in %s\n' "$name" "${log#"$root"/}" >&2
    return "$status"
  }
}

# build PRESET [TARGET…]: configures and builds it, all of it or the targets. On a terminal ninja shows how far it is.
# What is in the array `configure` is added to the configuring.
configure=()
build() {
  local preset=$1 targets=() quiet=(-- --quiet)
  shift
  (($# == 0)) || targets=(--target "$@")
  [[ ! -t 1 ]] || quiet=()
  (cd "$root" && step "configure $preset" cmake --preset "$preset" "${configure[@]}") || return
  printf 'build %s …\n' "$preset"
  (cd "$root" && cmake --build --preset "$preset" "${targets[@]}" "${quiet[@]}")
}

# Runs the tests of a preset and prints "N passed, N failed" last. Fails if one did, or if there was none.
run_tests() {
  local preset=$1 log=$root/build/log/test-$1.log status=0 failed=0 all=0
  mkdir -p "${log%/*}"
  printf 'test %s …\n' "$preset"
  (cd "$root" && ctest --preset "$preset") >"$log" 2>&1 || status=$?
  if ((status)); then
    grep -Ev '^ +Start +[0-9]+: | Passed +[0-9.]+ sec *$' "$log" >&2 || true
  fi
  # What the tests that count have counted.
  grep -hE '^(crash points tried|crowd): ' "$root/build/$preset/Testing/Temporary/LastTest.log" || true
  read -r failed all < <(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests? failed out of ([0-9]+).*/\1 \2/p' "$log") || true
  printf '%d passed, %d failed\n' $((all - failed)) "$failed"
  ((status == 0 && failed == 0 && all > 0))
}
