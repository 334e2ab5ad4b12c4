#!/usr/bin/env bash
# hugo.sh IN OUT: a site with the pictures as page resources, resized by its template, two workers.
# Hugo does not turn pictures upright by itself: landscape pictures only.
set -euo pipefail
site=$2/site
mkdir -p "$site/content/g" "$site/layouts/_default"
cat >"$site/hugo.toml" <<'CONF'
baseURL = 'http://x/'
disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'robotsTXT', '404']
[imaging]
quality = 80
resampleFilter = 'Lanczos'
CONF
printf -- '---\ntitle: g\n---\n' >"$site/content/g/index.md"
ln "$1"/* "$site/content/g/" 2>/dev/null || cp "$1"/* "$site/content/g/"
cat >"$site/layouts/_default/single.html" <<'PAGE'
{{ range .Resources.ByType "image" }}{{ $i := . }}{{ range (slice 320 640 1280 2048) }}
{{ with ($i.Process (printf "resize %dx jpg q80" .)) }}<img src="{{ .RelPermalink }}">{{ end }}{{ end }}{{ end }}
PAGE
echo ok >"$site/layouts/_default/list.html"
hugo=("$BENCH"/tools/venv/lib/python3*/site-packages/hugo/binaries/hugo*) # the program itself, not Python's wrapper
GOMAXPROCS=2 HUGO_NUMWORKERMULTIPLIER=2 "${hugo[0]}" -s "$site" -d "$2/public" --quiet
