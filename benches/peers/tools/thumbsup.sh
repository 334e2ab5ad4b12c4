#!/usr/bin/env bash
# thumbsup.sh IN OUT LARGE SMALL: three outputs a picture (no 1280): 320 square, and two sizes that thumbsup gives
# as heights. Quality 80, two workers.
set -euo pipefail
cd "$BENCH/tools"
node node_modules/.bin/thumbsup --input "$1" --output "$2" --thumb-size 320 --small-size "$4" --large-size "$3" \
  --photo-quality 80 --include-videos false --concurrency 2 --log info
