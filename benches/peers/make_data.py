"""Sixty pictures as a teacher's phone takes them: 12 megapixels, quality 90, 4:2:0, EXIF, about 3.8 MB.

    make_data.py SOURCES OUT [COUNT]

SOURCES holds the unpacked Debian wallpaper packages, OUT gets `d000_photo.jpg`, `d001_sketch.jpg`,
`d002_crayon.jpg` and so on. A third are photographs, a third are made into pencil sketches, a third into crayon
on rough paper, all with sensor noise: drawings photographed, not wallpapers. Every fourth is stored on its side
(orientation 6), every eighth upside down (3), every fifteenth is progressive. The same sources give the same
files; files that exist are kept.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter, ImageOps

WIDTH, HEIGHT = 4032, 3024
KINDS = ("photo", "sketch", "crayon")


def wallpapers(sources):
    """Pictures large enough to be enlarged little, in a stable order."""
    found = []
    for path in sorted(sources.rglob("*")):
        if path.is_symlink() or path.suffix.lower() not in (".jpg", ".png", ".webp"):
            continue
        if "patterns" in path.parts or path.stat().st_size < 300_000:
            continue
        with Image.open(path) as picture:
            if picture.width >= 2560 and picture.height >= 1500:
                found.append(path)
    return found


def grain(sources):
    """Rough paper, mean 0 and deviation 1, tiled over the whole picture."""
    with Image.open(next(sources.rglob("Rough_Paper.png"))) as paper:
        tile = np.asarray(paper.convert("L"), dtype=np.float32)
    tile = (tile - tile.mean()) / (tile.std() + 1e-6)
    repeats = (HEIGHT // tile.shape[0] + 1, WIDTH // tile.shape[1] + 1)
    return np.tile(tile, repeats)[:HEIGHT, :WIDTH]


def noisy(pixels, random, deviation):
    """Sensor noise, blurred over 2 × 2 pixels like a demosaiced picture."""
    noise = random.standard_normal(pixels.shape[:2]).astype(np.float32)
    noise += np.roll(noise, 1, 0)
    noise += np.roll(noise, 1, 1)
    return pixels + noise[:, :, None] * (0.5 * deviation)


def sketched(picture, paper):
    """Pencil lines on warm paper, darker towards the corners."""
    grey = picture.convert("L")
    blurred = ImageOps.invert(grey).filter(ImageFilter.GaussianBlur(9))
    lines = np.asarray(grey, dtype=np.float32) * 255 / (256 - np.asarray(blurred, dtype=np.float32))
    lines = 255 - np.clip((255 - np.clip(lines, 0, 255)) * 1.6, 0, 215)
    y, x = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
    lines = (lines + paper * 3.0) * (1 - 0.09 * (x**2 + y**2)) * 0.93
    return (lines[:, :, None] * np.array([1.0, 0.985, 0.94])).astype(np.float32)


def crayoned(picture, paper):
    """Few colours, through which the grain of the paper shows."""
    colours = np.asarray(ImageOps.posterize(picture, 3), dtype=np.float32)
    cover = np.clip(0.75 + 0.22 * paper, 0.15, 1)[:, :, None]
    return colours * cover + np.array([244, 240, 230], dtype=np.float32) * (1 - cover)


def make(job):
    number, source, sources, out = job
    if out.exists():
        return
    kind = KINDS[number % 3]
    random = np.random.default_rng(1000 + number)
    with Image.open(source) as wallpaper:
        picture = ImageOps.fit(wallpaper.convert("RGB"), (WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    if kind == "photo":
        pixels = noisy(np.asarray(picture, dtype=np.float32), random, 2.5)
    elif kind == "sketch":
        pixels = noisy(sketched(picture, grain(sources)), random, 2.0)
    else:
        pixels = noisy(crayoned(picture, grain(sources)), random, 2.0)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Phone", "Model"
    exif[0x0112] = 6 if number % 4 == 1 else 3 if number % 8 == 3 else 1
    exif[0x0132] = f"2024:05:{1 + number % 28:02d} 10:00:00"
    unfinished = out.with_suffix(".part")
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(
        unfinished, "JPEG", quality=90, subsampling=2, exif=exif, progressive=number % 15 == 7
    )
    unfinished.rename(out)


def main():
    sources, out = Path(sys.argv[1]), Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    out.mkdir(parents=True, exist_ok=True)
    papers = wallpapers(sources)
    jobs = [
        (number, papers[number * 7 % len(papers)], sources, out / f"d{number:03d}_{KINDS[number % 3]}.jpg")
        for number in range(count)
    ]
    with ProcessPoolExecutor(2) as workers:
        list(workers.map(make, jobs))
    files = list(out.glob("*.jpg"))
    print(f"{len(files)} pictures, mean {sum(f.stat().st_size for f in files) / len(files) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
