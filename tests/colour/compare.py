"""Our colours against libvips and Little CMS, on every file of the corpus that they and we read.

    compare.py TRIENLAM CORPUS

Builds a site of the files, at their own size and at 320 pixels wide, JPEG at quality 95. The reference goes through
a JPEG of the same quantisation tables with halved colours, so that what is compared is colour and not the codec. Held
against the bars is the mean and the 99th percentile of CIEDE2000 over all pixels; right is what one of the two
references agrees with. Prints a row a file; exit code 1 when one that we show agrees with neither.
"""

import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import ciede2000
import numpy as np
import references
from PIL import Image

FOLDERS = ("colour", "jpeg-kinds", "orientation", "orientation-other")
MEAN, NINETY_NINTH = 1.5, 5.0
SMALL = 320
QUALITY = 95


def pictures(corpus):
    """Every file that could be a picture, by the id that its work gets."""
    files = [file for folder in FOLDERS for file in sorted((corpus / folder).iterdir())
             if file.suffix not in (".md", "") and not file.name.startswith("LICENSE")]
    return {f"p{number:03d}": file for number, file in enumerate(files)}


def built(trienlam, files, root):
    """Builds the site; returns why files were refused, by id."""
    room = root / "content/a"
    room.mkdir(parents=True)
    (root / "content/exhibition.yaml").write_text(
        "title: Colours\nlanguages: [vi]\npublish: {level: anonymous, max_edge: 4096}\n"
        f"derivatives: {{widths: [{SMALL}, 4096], formats: [jpeg], quality: {QUALITY}}}\n")
    (room / "room.yaml").write_text(
        "title: A\ndefaults:\n  reviewed: {on: 2025-01-01, outcome: clear}\n"
        "  consent: {basis: demonstration, scopes: [picture]}\n")
    for name, file in files.items():
        shutil.copyfile(file, room / f"{name}{file.suffix.lower()}")
        (room / f"{name}.yaml").write_text(f"id: {name}\ntitle: {name}\nalt: {name}\n")
    done = subprocess.run([trienlam, "--lang", "en", "--site", root, "build", "--keep-going", "--json"],
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"the build ended with {done.returncode}:\n{done.stderr}")
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {Path(object["path"]).stem: object["message"]["en"]
            for object in told if object.get("severity") == "error" and object.get("path")}


def through_jpeg(pixels, steps):
    """As a JPEG of our quantisation tables and subsampling gives it back."""
    coded = io.BytesIO()
    Image.fromarray(pixels).save(coded, "JPEG", qtables=steps, subsampling="4:2:0")
    return np.asarray(Image.open(coded).convert("RGB"))


def judged(derivative, reference):
    """Mean and 99th percentile of the difference, or `None` when the shapes differ."""
    opened = Image.open(derivative)
    ours = np.asarray(opened.convert("RGB"))
    height, width = ours.shape[:2]
    if reference.shape[:2] != ours.shape[:2]:
        stretched = width * reference.shape[0] / reference.shape[1]
        if abs(stretched - height) > 1 or width > reference.shape[1]:
            return None
        reference = np.asarray(Image.fromarray(reference).resize((width, height), Image.Resampling.LANCZOS))
    coded = through_jpeg(reference, opened.quantization)
    apart = ciede2000.difference(ciede2000.lab(ours), ciede2000.lab(coded))
    return float(apart.mean()), float(np.percentile(apart, 99))


def within(judgement):
    return judgement is not None and judgement[0] <= MEAN and judgement[1] <= NINETY_NINTH


def row(file, derivatives):
    """The table's cells for one file that we show, and whether it is right, wrong or without a reference."""
    best = None
    for name, read in references.BOTH.items():
        try:
            reference = read(file)
        except Exception as error:  # any failure of a reference to read a file means only that it is none
            print(f"  {name} cannot read {file.name}: {str(error).strip().splitlines()[0]}", file=sys.stderr)
            continue
        judgements = [judged(path, reference) for path in derivatives]
        size = f"{reference.shape[1]}×{reference.shape[0]}"
        worst = max((judgement or (999.0, 999.0) for judgement in judgements))
        if best is None or (not best[0] and (all(map(within, judgements)) or worst < best[4])):
            best = all(map(within, judgements)), name, size, judgements, worst
        if best[0]:
            break
    size = "×".join(map(str, Image.open(derivatives[-1]).size))
    if best is None:
        return [size, "–", "–", "–", "no reference reads it"], None
    right, name, reference_size, judgements, _ = best
    texts = ["another shape" if j is None else f"{j[0]:.2f} / {j[1]:.2f}" for j in judgements]
    own, small = texts[-1], texts[0] if len(texts) > 1 else "–"
    return [size, reference_size, own, small, f"{'right' if right else 'WRONG'} ({name})"], right


def main():
    ciede2000.checked()
    trienlam, corpus = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    files = pictures(corpus)
    right, wrong, refused, alone = 0, [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        reasons = built(trienlam, files, root)
        print("| file | ours | reference | mean / 99th at its size | at 320 | |\n|---|---|---|---|---|---|")
        for name, file in files.items():
            where = f"{file.parent.name}/{file.name}"
            made = sorted((root / "public/pictures" / name).glob("*.jpg"), key=lambda path: int(path.name.split("-")[0]))
            if not made:
                refused += 1
                if name not in reasons:
                    wrong.append(where)
                print(f"| {where} | – | – | – | – | refused: {reasons.get(name, 'WITHOUT A REASON')} |")
                continue
            cells, verdict = row(file, made)
            print(f"| {where} | {' | '.join(cells)} |")
            right += verdict is True
            alone += verdict is None
            if verdict is False:
                wrong.append(where)
    print(f"\ncolour: {right} right, {refused} refused, {alone} without a reference, {len(wrong)} wrong"
          f" (bars: mean {MEAN}, 99th percentile {NINETY_NINTH}){''.join(f'{chr(10)}  {name}' for name in wrong)}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
