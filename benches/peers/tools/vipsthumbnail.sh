#!/usr/bin/env bash
# vipsthumbnail.sh IN OUT: libvips' own program, one run a size over all files, two at once.
set -euo pipefail
export IN=$1 OUT=$2 VIPS_CONCURRENCY=1
mkdir -p "$OUT"
one() {
  vipsthumbnail "$IN"/*.jpg -s "${1}x" --eprofile srgb -o "$OUT/%s_$1.jpg[Q=80,strip,optimize_coding]"
}
export -f one
# $1 belongs to the inner shell.
# shellcheck disable=SC2016
printf '%s\n' 2048 1280 640 320 | xargs -P2 -I{} bash -c 'one "$1"' _ {}
