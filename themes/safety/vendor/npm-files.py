"""Fetches the theme's files that come from the npm registry as they are, and checks those that lie here.

    pip install blake3
    python3 npm-files.py                     # checks: registry, files and vendor.yaml say the same
    python3 npm-files.py photoswipe@5.4.4    # puts a version in place, and its digests into vendor.yaml

npm itself checks each package against the digest that the registry publishes for it.
"""

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from blake3 import blake3

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent / "assets"
TABLE = HERE / "vendor.yaml"

# Package → (file in the package → asset).
FILES = {
    "photoswipe": {
        "dist/umd/photoswipe.umd.min.js": "vendor/photoswipe.umd.min.js",
        "dist/photoswipe.css": "vendor/photoswipe.css",
        "LICENSE": "licences/photoswipe.txt",
    },
    "openseadragon": {
        "build/openseadragon/openseadragon.min.js": "vendor/openseadragon.min.js",
        "LICENSE.txt": "licences/openseadragon.txt",
    },
}


def fetch(package, version):
    """The files of a package: asset → bytes."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--json", "--pack-destination", folder, f"{package}@{version}"]
        packed = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        with tarfile.open(Path(folder) / packed[0]["filename"]) as archive:
            read = lambda name: archive.extractfile(f"package/{name}").read()
            return {asset: read(name) for name, asset in FILES[package].items()}


def row(table, package):
    """The row of a package in vendor.yaml: where it begins and ends."""
    rows = [match.start() for match in re.finditer(r"^- name:", table, re.M)] + [len(table)]
    spans = [(start, end) for start, end in zip(rows, rows[1:]) if f'"npm:{package}"' in table[start:end]]
    if len(spans) != 1:
        sys.exit(f"vendor.yaml has {len(spans)} rows with source \"npm:{package}\"")
    return spans[0]


def check(package):
    """What differs between the registry, the assets and the table."""
    table = TABLE.read_text(encoding="utf-8")
    start, end = row(table, package)
    version = re.search(r'version: "([^"]+)"', table[start:end]).group(1)
    wrong = []
    for asset, data in fetch(package, version).items():
        if (ASSETS / asset).read_bytes() != data:
            wrong.append(f"{asset} is not that of {package} {version}")
        if not asset.startswith("licences/") and f'"{asset}": "{blake3(data).hexdigest()}"' not in table[start:end]:
            wrong.append(f"vendor.yaml has another digest for {asset}")
    print(f"{package} {version}: {'; '.join(wrong) or 'as in the registry'}")
    return wrong


def update(package, version):
    """Puts a version in place."""
    files = fetch(package, version)
    table = TABLE.read_text(encoding="utf-8")
    start, end = row(table, package)
    new = re.sub(r'version: "[^"]+"', f'version: "{version}"', table[start:end])
    for asset, data in files.items():
        (ASSETS / asset).write_bytes(data)
        new = re.sub(rf'"{re.escape(asset)}": "[^"]*"', f'"{asset}": "{blake3(data).hexdigest()}"', new)
    TABLE.write_text(table[:start] + new + table[end:], encoding="utf-8")
    print(f"{package} {version}: {', '.join(files)}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for wanted in sys.argv[1:]:
            update(*wanted.rsplit("@", 1))
    elif any([check(package) for package in FILES]):
        sys.exit(1)
