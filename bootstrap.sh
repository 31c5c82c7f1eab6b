#!/usr/bin/env bash
# ./bootstrap.sh run [arguments]   install what is missing, build, open the window
# ./bootstrap.sh test [arguments]  install what is missing, build, run the tests (arguments go to ctest)
# ./bootstrap.sh build             install what is missing and build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

packages=(
  g++ cmake ninja-build ccache mold pkg-config
  qt6-base-dev libqt6svg6-dev qt6-qpa-plugins libgl1-mesa-dri libegl-mesa0
  libvtk9-dev libinsighttoolkit5-dev libtorch-dev
  nlohmann-json3-dev libpng-dev libssl-dev liblemon-dev libcli11-dev libegl-dev libgl-dev
)
test_packages=(libgtest-dev libbenchmark-dev xvfb xauth)

die() { echo "error: $*" >&2; exit 1; }

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "these packages are missing and sudo is not there to install them: ${missing[*]}"
    echo "Installing with sudo: ${missing[*]}"
    root=(sudo)
  else
    echo "Installing: ${missing[*]}"
  fi
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

check_system() {
  local id="" version=""
  [ -r /etc/os-release ] && . /etc/os-release && id=${ID:-} version=${VERSION_ID:-}
  if [ "$id" != debian ] || [ "${version%%.*}" != 12 ]; then
    echo "This script installs packages on Debian 12 only. On this system, install what these packages hold:" >&2
    printf '  %s\n' "${packages[@]}" "${test_packages[@]}" >&2
    echo "then: cmake --preset release && cmake --build build && build/bin/twinray" >&2
    exit 1
  fi
}

build() {
  # Configured again only if something asks for it: Ninja reruns CMake by itself when a listing changes.
  if [ ! -f build/build.ninja ] || [ "${CI:-}" = true ]; then
    cmake --preset release ${CI:+-DTWINRAY_WERROR=ON} >build-configure.log 2>&1 || { cat build-configure.log >&2; die "configuring failed"; }
    mv build-configure.log build/configure.log
  fi
  cmake --build build
}

command=${1:-run}
[ $# -gt 0 ] && shift
case "$command" in
  run)
    check_system
    install_packages "${packages[@]}" "${test_packages[@]}"
    build
    exec build/bin/twinray "$@"
    ;;
  test)
    check_system
    install_packages "${packages[@]}" "${test_packages[@]}"
    build
    cd build
    exec ctest --output-on-failure -j "$(nproc)" "$@"
    ;;
  build)
    check_system
    install_packages "${packages[@]}" "${test_packages[@]}"
    build
    ;;
  *)
    echo "usage: ./bootstrap.sh run [arguments] | test [arguments] | build" >&2
    exit 2
    ;;
esac
