"""From the study's lines to tables: bytes and CPU at equal SSIMULACRA2.

    table.py LINES…      files of the lines that `study` prints; Markdown on standard output

For each picture and width the score to reach is that of the program's JPEG at quality 80. Between the qualities
that were tried, bytes (their logarithm), CPU and quality are taken as straight lines over the score. A codec whose
qualities do not reach that score on a picture sits that picture out, and the table says on how many it stands.
"""

import math
import re
import statistics
import sys
from collections import defaultdict

BASE = "jpeg progressive 420"
KINDS = ("photographed", "drawn", "noisy")


def read(paths):
    """`{width: {picture: {codec: [(score, quality, bytes, cpu)]}}}`, ascending by score."""
    points = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for path in paths:
        with open(path) as lines:
            for line in lines:
                picture, width, codec, quality, size, cpu, score = line.rstrip("\n").split("\t")
                points[int(width)][picture][codec].append((float(score), float(quality), int(size), float(cpu)))
    for pictures in points.values():
        for codecs in pictures.values():
            for curve in codecs.values():
                curve.sort()
    return points


def at(curve, score):
    """`(quality, bytes, cpu)` where the curve has this score; `None` outside what was tried."""
    for low, high in zip(curve, curve[1:]):
        if low[0] <= score <= high[0] and high[0] > low[0]:
            share = (score - low[0]) / (high[0] - low[0])
            mix = lambda index: low[index] + share * (high[index] - low[index])
            size = math.exp(math.log(low[2]) + share * math.log(high[2] / low[2]))
            return mix(1), size, mix(3)
    return None


def geometric(values):
    return math.exp(statistics.mean(map(math.log, values)))


def kind(picture):
    """What sort of drawing a picture is, by its name in the default list of `run`."""
    if re.match(r"d\d{3}_", picture):
        return "noisy"
    return "photographed" if re.match(r"characters_|examples_", picture) else "drawn"


def equal_scores(points):
    for width, pictures in sorted(points.items()):
        # A picture that was cut off before its JPEG at 80 has nothing to be compared with.
        pictures = {name: curves for name, curves in pictures.items() if any(p[1] == 80 for p in curves[BASE])}
        codecs = sorted({codec for codecs in pictures.values() for codec in codecs})
        print(f"\n### {width} pixels wide\n")
        print(f"| codec | bytes, JPEG q80 = 1 | least – most | {' | '.join(KINDS)} | quality it takes | CPU ms | pictures |")
        print("|---|---|---|---|---|---|---|---|---|")
        rows = []
        for codec in codecs:
            found = []
            for name, curves in pictures.items():
                base = next(point for point in curves[BASE] if point[1] == 80)
                if reached := at(curves.get(codec, []), base[0]):
                    found.append((reached[0], reached[1] / base[2], reached[2], kind(name)))
            if found:
                ratio = [point[1] for point in found]
                rows.append((geometric(ratio), codec, ratio, found))
        for mean, codec, ratio, found in sorted(rows):
            quality = [point[0] for point in found]
            kinds = [[point[1] for point in found if point[3] == name] for name in KINDS]
            print(f"| {codec} | {mean:.2f} | {min(ratio):.2f} – {max(ratio):.2f}"
                  f" | {' | '.join(f'{geometric(values):.2f}' if values else '–' for values in kinds)}"
                  f" | {statistics.median(quality):.0f} ({min(quality):.0f}–{max(quality):.0f})"
                  f" | {statistics.median(point[2] for point in found):.1f} | {len(found)} of {len(pictures)} |")


def per_picture(points):
    """What a quality chosen for each picture would save against 80 for all, at the same mean score."""
    print("\n### Quality 80 for all, or a quality for each picture\n")
    print("| width | scores at 80: mean, least – most | bytes when each gets the mean score | qualities that takes |")
    print("|---|---|---|---|")
    for width, pictures in sorted(points.items()):
        pictures = {name: curves for name, curves in pictures.items() if any(p[1] == 80 for p in curves[BASE])}
        fixed = [next(point for point in curves[BASE] if point[1] == 80) for curves in pictures.values()]
        target = statistics.mean(point[0] for point in fixed)
        chosen = [at(curves[BASE], target) for curves in pictures.values()]
        kept = [(same, other) for same, other in zip(fixed, chosen) if other]
        share = sum(other[1] for _, other in kept) / sum(same[2] for same, _ in kept)
        print(f"| {width} | {target:.1f}, {min(fixed)[0]:.1f} – {max(fixed)[0]:.1f} | × {share:.2f}"
              f" ({len(kept)} of {len(fixed)} reach it)"
              f" | {min(other[0] for _, other in kept):.0f} – {max(other[0] for _, other in kept):.0f} |")


if __name__ == "__main__":
    measured = read(sys.argv[1:])
    equal_scores(measured)
    per_picture(measured)
