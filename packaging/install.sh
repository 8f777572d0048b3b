#!/bin/sh
# Installs soracom, a command line for the Soracom API: the program, its man pages and its completions.
#
#   curl -fsSL https://github.com/soracom-cli-ts/soracom/releases/latest/download/install.sh | sh
#   curl -fsSL … | sh -s -- --version 1.2.3 --dir /opt/soracom/bin
#
# Nothing runs before the last line, so that a script that was cut off on its way does nothing.

set -eu

releases=${SORACOM_RELEASES_URL:-https://github.com/soracom-cli-ts/soracom/releases}

usage() {
  cat <<'END'
Installs soracom.

Usage: install.sh [--dir DIR] [--version VERSION]

  --dir DIR          Folder of the program; ~/.local/bin by default
  --version VERSION  Version to install; the latest by default
  --help             Show this text

SORACOM_RELEASES_URL names another place for releases, such as a mirror.
END
}

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "Error: $*"
  exit 1
}

refuse() {
  say "Error: $*"
  exit 2
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# Removes what an installation that did not end has left.
clean_up() {
  [ -z "${work:-}" ] || rm -rf -- "$work"
  [ -z "${draft:-}" ] || rm -f -- "$draft"
  [ -z "${temporary:-}" ] || rm -f -- "$temporary"
}

# Prints the machine as release files name it.
find_target() {
  system=$(uname -s)
  machine=$(uname -m)
  case $system in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    MINGW* | MSYS* | CYGWIN*) fail "On Windows, use Scoop or the zip from $releases." ;;
    *) fail "There is no soracom for $system. The npm package soracom-cli runs wherever Node.js does." ;;
  esac
  case $machine in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) fail "There is no soracom for $machine. The npm package soracom-cli runs wherever Node.js does." ;;
  esac
  if [ "$os" = linux ] && has getconf && [ "$(getconf LONG_BIT 2>/dev/null)" = 32 ]; then
    fail "There is no soracom for 32-bit systems. The npm package soracom-cli runs wherever Node.js does."
  fi
  # A shell that is translated for another processor sees that one.
  if [ "$os" = macos ] && [ "$(sysctl -n sysctl.proc_translated 2>/dev/null)" = 1 ]; then
    arch=arm64
  fi
  if [ "$os" = linux ] && is_musl; then
    [ "$arch" = x64 ] ||
      fail "There is no soracom for musl on $machine. The npm package soracom-cli runs wherever Node.js does."
    arch=$arch-musl
  fi
  printf '%s\n' "$os-$arch"
}

is_musl() {
  case $(ldd --version 2>&1) in
    *musl*) return 0 ;;
    *GLIBC* | *GNU* | *glibc*) return 1 ;;
  esac
  for loader in /lib/ld-musl-*.so.1; do
    [ ! -e "$loader" ] || return 0
  done
  return 1
}

# fetch URL FILE
fetch() {
  if has curl; then
    curl -fsSL --proto "$protocols" --retry 2 --connect-timeout 15 --speed-limit 1 --speed-time 60 -o "$2" -- "$1"
  else
    wget -q -T 60 -O "$2" -- "$1"
  fi
}

# Where releases are must be https; http is for this machine alone.
check_releases() {
  releases=${releases%/}
  case $releases in
    https://?*) protocols='=https' ;;
    http://127.0.0.1 | http://127.0.0.1[:/]* | http://localhost | http://localhost[:/]* | 'http://[::1]' | 'http://[::1]'[:/]*)
      protocols='=http,https'
      ;;
    *) refuse "SORACOM_RELEASES_URL takes an https URL." ;;
  esac
  case $releases in
    *@* | *[[:space:]]*) refuse "SORACOM_RELEASES_URL takes an https URL without credentials." ;;
  esac
}

# Prints the checksum of a file.
hash_file() {
  if has sha256sum; then
    sha256sum <"$1" | cut -d ' ' -f 1
  elif has shasum; then
    shasum -a 256 <"$1" | cut -d ' ' -f 1
  else
    openssl dgst -sha256 -r <"$1" | cut -d ' ' -f 1
  fi
}

# Reads "checksum  name" lines; sets version and expected for this machine's archive.
read_checksums() {
  wanted=$version
  version=
  expected=
  while read -r sum name || [ -n "$sum" ]; do
    name=${name#\*}
    case $name in
      "soracom-"*"-$target.tar.gz") ;;
      *) continue ;;
    esac
    found=${name#soracom-}
    found=${found%"-$target.tar.gz"}
    case $found in
      [0-9]*) ;;
      *) continue ;;
    esac
    is_version "$found" || continue
    [ -z "$version" ] || fail "SHA256SUMS names more than one archive for $target."
    version=$found
    expected=$sum
  done <"$work/SHA256SUMS"
  [ -n "$version" ] || fail "The release has no archive for $target."
  [ -z "$wanted" ] || [ "$wanted" = "$version" ] ||
    fail "The release of version $wanted holds version $version instead."
  case $expected in
    *[!0-9a-f]*) expected= ;;
  esac
  [ "${#expected}" -eq 64 ] || fail "SHA256SUMS holds no valid checksum for soracom-$version-$target.tar.gz."
}

is_version() {
  case $1 in
    '' | *[!0-9A-Za-z.-]* | *..* | -* | .*) return 1 ;;
    [0-9]*.[0-9]*.[0-9]*) return 0 ;;
    *) return 1 ;;
  esac
}

# Puts man pages and completions where the system looks for those of a program in this folder.
install_share() {
  case $dir in
    */bin) share=${dir%/bin}/share ;;
    *) share=$dir/share ;;
  esac
  (cd "$unpacked/share" && find . -type f) >"$work/share"
  while read -r file; do
    file=${file#./}
    place=$share/$file
    [ ! -d "$place" ] || return 1
    mkdir -p -- "${place%/*}" || return 1
    temporary=$(mktemp "${place%/*}/.soracom.XXXXXXXX") || return 1
    cp -- "$unpacked/share/$file" "$temporary" || return 1
    chmod 644 "$temporary" || return 1
    mv -f -- "$temporary" "$place" || return 1
  done <"$work/share"
}

# Says what is left to do so that "soracom" is found.
advise() {
  shell=${SHELL:-sh}
  if [ "${shell##*/}" = zsh ] && [ -f "${share:-}/zsh/site-functions/_soracom" ]; then
    say "For completion in zsh, add this to ~/.zshrc, above compinit:"
    say "  fpath=('$share/zsh/site-functions' \$fpath)"
  fi
  case :$PATH: in
    *":$dir:"*)
      first=$(command -v soracom || true)
      if [ -n "$first" ] && [ "$first" != "$dir/soracom" ]; then
        say "Another soracom comes first in PATH: $first"
      fi
      return 0
      ;;
  esac
  say "Add the folder to PATH, in the startup file of your shell:"
  case ${shell##*/} in
    fish) say "  fish_add_path '$dir'" ;;
    *) say "  export PATH=\"$dir:\$PATH\"" ;;
  esac
}

main() {
  version=
  dir=
  while [ $# -gt 0 ]; do
    case $1 in
      --dir | --version)
        [ -n "${2:-}" ] || refuse "$1 needs a value."
        case $1 in
          --dir) dir=$2 ;;
          *) version=${2#v} ;;
        esac
        shift 2
        ;;
      --dir=?*)
        dir=${1#*=}
        shift
        ;;
      --version=?*)
        version=${1#*=}
        version=${version#v}
        shift
        ;;
      --help | -h)
        usage
        return 0
        ;;
      *) refuse "Unknown argument \"$1\". --help shows what there is." ;;
    esac
  done
  [ -z "$version" ] || is_version "$version" || refuse "--version takes a version such as 1.2.3, not \"$version\"."
  if [ -z "$dir" ]; then
    [ -n "${HOME:-}" ] || refuse "HOME is not set: name a folder with --dir."
    dir=$HOME/.local/bin
  fi
  case $dir in
    /*) ;;
    *) dir=$(pwd)/$dir ;;
  esac
  while [ "$dir" != "${dir%/}" ]; do dir=${dir%/}; done
  check_releases

  has curl || has wget || fail "Install curl or wget first."
  has sha256sum || has shasum || has openssl || fail "Install sha256sum, shasum or openssl first: downloads are verified."
  has tar || fail "Install tar first."
  target=$(find_target)

  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  work=$(mktemp -d "${TMPDIR:-/tmp}/soracom-install.XXXXXXXX")

  if [ -z "$version" ]; then
    fetch "$releases/latest/download/SHA256SUMS" "$work/SHA256SUMS" || fail "Can't fetch $releases/latest/download/SHA256SUMS."
  else
    fetch "$releases/download/v$version/SHA256SUMS" "$work/SHA256SUMS" || fail "There is no version $version at $releases."
  fi
  read_checksums

  archive=soracom-$version-$target.tar.gz
  say "Downloading $archive"
  fetch "$releases/download/v$version/$archive" "$work/$archive" || fail "Can't fetch $releases/download/v$version/$archive."
  [ "$(hash_file "$work/$archive")" = "$expected" ] ||
    fail "The checksum of $archive is wrong: it is not the file that was released. Nothing was installed."

  tar -xzf "$work/$archive" -C "$work" || fail "Can't unpack $archive."
  unpacked=$work/soracom-$version-$target
  [ -f "$unpacked/soracom" ] || fail "$archive holds no program."

  [ ! -d "$dir/soracom" ] || fail "$dir/soracom is a folder. Nothing was installed."
  mkdir -p -- "$dir" 2>/dev/null || fail "Can't make $dir. Name another folder with --dir."
  draft=$(mktemp "$dir/.soracom.XXXXXXXX" 2>/dev/null) || fail "Can't write to $dir. Name another folder with --dir."
  cp -- "$unpacked/soracom" "$draft" || fail "Can't write to $dir. Nothing was installed."
  chmod 755 "$draft"
  "$draft" version >/dev/null 2>"$work/reason" || fail "soracom $version does not run on this machine: $(cat "$work/reason")"
  [ ! -L "$dir/soracom" ] || say "Replacing the link $dir/soracom"
  # One step: whoever starts soracom meanwhile gets the old one or the new one.
  mv -f -- "$draft" "$dir/soracom" || fail "Can't write $dir/soracom. Nothing was installed."
  draft=

  say "Installed soracom $version in $dir"
  if [ -d "$unpacked/share" ] && ! install_share 2>/dev/null; then
    say "Warning: man pages and completions could not be written to $share."
  fi
  advise
}

main "$@"
