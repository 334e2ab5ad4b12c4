#!/usr/bin/env bash
# sigal.sh IN OUT: two builds of two sizes each (picture and thumbnail), since sigal makes no more; two workers.
# The box is 4:3, so the widths are right for landscape pictures of that shape only.
set -euo pipefail
in=$1 out=$2
for pair in "2048 320" "1280 640"; do
  read -r large small <<<"$pair"
  site=$out/$large
  mkdir -p "$site/src"
  ln -sfn "$in" "$site/src/g"
  cat >"$site/sigal.conf.py" <<CONF
source = '$site/src'
destination = '$site/out'
img_processor = 'ResizeToFit'
img_size = ($large, $((large * 3 / 4)))
thumb_size = ($small, $((small * 3 / 4)))
thumb_fit = False
make_thumbs = True
jpg_options = {'quality': 80, 'optimize': True, 'progressive': False}
autorotate_images = True
use_orig = False
keep_orig = False
CONF
  "$BENCH/tools/venv/bin/sigal" build -c "$site/sigal.conf.py" -n 2 --quiet
done
