#!/usr/bin/env bash
# Signs executables, on macOS: packaging/sign-macos.sh FILE...
#
# Without a certificate it signs ad hoc, which is the least that makes an arm64 executable start. With one, the
# signature is yours and Apple notarises the files. The environment then has
#   MACOS_CERTIFICATE           the Developer ID Application certificate and its key: a .p12 file, in Base64
#   MACOS_CERTIFICATE_PASSWORD  the password of that file
#   APPLE_API_KEY               an App Store Connect API key: the text of its .p8 file
#   APPLE_API_KEY_ID, APPLE_API_ISSUER
set -euo pipefail

if [ $# -eq 0 ]; then
  echo 'Usage: packaging/sign-macos.sh FILE...' >&2
  exit 2
fi

if [ -z "${MACOS_CERTIFICATE:-}" ]; then
  for file in "$@"; do
    codesign --force --sign - "$file"
    codesign --verify --strict "$file"
  done
  echo 'Signed ad hoc: MACOS_CERTIFICATE is not set.'
  exit
fi

: "${MACOS_CERTIFICATE_PASSWORD:?}" "${APPLE_API_KEY:?}" "${APPLE_API_KEY_ID:?}" "${APPLE_API_ISSUER:?}"

umask 077
work=$(mktemp -d)
keychain=$work/signing.keychain-db
trap 'security delete-keychain "$keychain" || true; rm -rf "$work"' EXIT

# A keychain of its own, which ends with the script.
password=$(uuidgen)
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -u -t 3600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
printf %s "$MACOS_CERTIFICATE" | base64 --decode >"$work/certificate.p12"
security import "$work/certificate.p12" -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain
identity=$(security find-identity -v -p codesigning "$keychain" | awk '/Developer ID Application/ { print $2; exit }')
if [ -z "$identity" ]; then
  echo 'The certificate is no valid "Developer ID Application" certificate.' >&2
  exit 1
fi

for file in "$@"; do
  codesign --force --sign "$identity" --keychain "$keychain" --options runtime --timestamp \
    --entitlements "$(dirname "$0")/entitlements.plist" "$file"
  codesign --verify --strict "$file"
done

# A single file can't carry the ticket: macOS asks Apple for it at the first start.
printf '%s\n' "$APPLE_API_KEY" >"$work/key.p8"
zip --quiet --junk-paths "$work/soracom.zip" "$@"
xcrun notarytool submit "$work/soracom.zip" --key "$work/key.p8" --key-id "$APPLE_API_KEY_ID" \
  --issuer "$APPLE_API_ISSUER" --wait --output-format json >"$work/notarisation.json"
cat "$work/notarisation.json"
if ! grep -Eq '"status" *: *"Accepted"' "$work/notarisation.json"; then
  echo 'Apple did not accept the files.' >&2
  exit 1
fi
