"""Our build and every peer on the same pictures, one after the other, and what the bars say.

    compare.py [PEER …]          default: all of them, see PEERS
    compare.py --floor           entropy decoding and encoding alone, and how near we come
    compare.py --set             the default set of formats, against sharp making the same set
    compare.py --memory          peak memory of a cold build of 60 and of 600 pictures

`run` prepares everything and calls this. From the environment: BENCH, the folder with data and tools;
TRIENLAM, our release binary; TRIENLAM_TURBO, the same with `--features turbo` (skipped when absent); ROUNDS,
default 5; SCORED, how many pictures are scored, default 9; QUALITY, ours, default 80 (scales of quality differ: with
another one the bar "no more bytes, no lower score" can be looked for).
"""

import atexit
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
BENCH = Path(os.environ["BENCH"])


def scratch():
    """Where builds lie: in memory, where there is room. On a disk, ext4 looks long for free inodes where files were deleted
    a moment ago, as every round does here and no curator: it made 80 CPU ms a picture of our 67."""
    memory = Path("/dev/shm")
    if not (memory.is_dir() and shutil.disk_usage(memory).free > 4e9):
        return BENCH
    folder = Path(tempfile.mkdtemp(prefix="trienlam-peers-", dir=memory))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


SCRATCH = scratch()
ROUNDS = int(os.environ.get("ROUNDS", "5"))
QUALITY = int(os.environ.get("QUALITY", "80"))
SCORED = int(os.environ.get("SCORED", "9"))
WIDTHS = (320, 640, 1280, 2048)
PICTURES = BENCH / "data/jpg"
# Stored upright: for those that do not turn pictures, or whose box or size is not a width.
LANDSCAPE = BENCH / "data/landscape"

# ── Programs ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Ours:
    """One of our binaries."""

    name: str
    binary: Path


@dataclass
class Peer:
    """Another program, with what we want to reach: our CPU over its CPU."""

    name: str
    command: list
    bar: float
    turbo_bar: float | None = None
    pictures: Path = PICTURES
    note: str = ""


def sharp(mode, plan):
    return ["node", HERE / "tools/sharp.mjs", "IN", "OUT", mode, plan]


def tool(name, *more):
    return ["bash", HERE / "tools" / name, "IN", "OUT", *more]


JPEG_PLAN = " ".join(f"{width}:jpeg" for width in WIDTHS)
PEERS = [
    Peer("sharp-pyramid", sharp("pyramid", JPEG_PLAN), 0.60, 0.45),
    Peer("sharp-clone", sharp("clone", JPEG_PLAN), 0.35),
    Peer("vipsthumbnail", tool("vipsthumbnail.sh"), 0.18),
    Peer("sigal", tool("sigal.sh"), 0.17, pictures=LANDSCAPE),
    Peer("thumbsup", tool("thumbsup.sh", "1536", "480"), 0.08, pictures=LANDSCAPE,
         note="makes three sizes, not four"),
    Peer("thumbsup-heights", tool("thumbsup.sh", "2048", "640"), 0.08, pictures=LANDSCAPE,
         note="sizes as heights, thumbsup's own unit: three sizes, 2731 wide the largest"),
    Peer("hugo", tool("hugo.sh"), 0.06, pictures=LANDSCAPE),
]

# ── Running and measuring ───────────────────────────────────────────────────────────────────────────────────


@dataclass
class Took:
    """What a run took: seconds of user and system time of the program and all its children, seconds on the
    clock, and the most bytes that its processes held together."""

    cpu: float
    wall: float
    peak: int


def session_bytes(leader):
    """Resident bytes of every process of a session; shared pages count once a process."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue  # it has ended meanwhile
        if fields[3] == str(leader):
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


def measured(command, log):
    """Runs a command in a session of its own."""
    with open(log, "wb") as written:
        start = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdout=written, stderr=written,
                                 start_new_session=True, env={**os.environ, "BENCH": str(BENCH)})
        peak, ended = [0], threading.Event()

        def watch():
            while not ended.wait(0.1):
                peak[0] = max(peak[0], session_bytes(child.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        watcher.join()
    if child.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\nfailed; see {log}")
    return Took(usage.ru_utime + usage.ru_stime, wall, max(peak[0], usage.ru_maxrss * 1024))


def run_peer(peer):
    out = SCRATCH / "out" / peer.name
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    words = [{"IN": peer.pictures, "OUT": out}.get(word, word) if isinstance(word, str) else word
             for word in peer.command]
    return measured(words, BENCH / f"{peer.name}.log")


JPEG_ONLY = f"derivatives: {{widths: {list(WIDTHS)}, formats: [jpeg], quality: {QUALITY}}}\n"


def site(name, pictures, derivatives, base=SCRATCH):
    """An exhibition of one room with these pictures, linked where that goes."""
    root = base / "sites" / name
    content = root / "content"
    shutil.rmtree(root, ignore_errors=True)
    (content / "a").mkdir(parents=True)
    # An edge that no width of an upright 3:4 picture passes, so that widths mean for us what they mean for peers.
    (content / "exhibition.yaml").write_text(
        f"title: Bench\nlanguages: [vi]\npublish: {{level: anonymous, max_edge: 2732}}\n{derivatives}")
    (content / "a/room.yaml").write_text(
        "title: A\ndefaults:\n  reviewed: {on: 2025-01-01, outcome: clear}\n"
        "  consent: {basis: demonstration, scopes: [picture]}\n")
    for picture in sorted(pictures.iterdir()):
        (os.link if base == BENCH else shutil.copyfile)(picture, content / "a" / picture.name)
        (content / "a" / f"{picture.stem}.yaml").write_text(
            f"id: {picture.stem.replace('_', '-')}\ntitle: {picture.stem}\nalt: {picture.stem}\n")
    return root


def run_ours(ours, root):
    """A cold build."""
    shutil.rmtree(root / "public", ignore_errors=True)
    shutil.rmtree(root / ".trienlam", ignore_errors=True)
    return build(ours, root)


def run_without_pixels(ours, root):
    """The same build with every derivative in the cache: reading, digests, pages, and putting in place."""
    shutil.rmtree(root / "public", ignore_errors=True)
    shutil.rmtree(root / ".trienlam/published", ignore_errors=True)
    return build(ours, root)


def build(ours, root):
    return measured([ours.binary, "--quiet", "--site", root, "build", "--jobs", "2"], BENCH / f"{ours.name}.log")


# ── What was made ───────────────────────────────────────────────────────────────────────────────────────────


def made(out, sources):
    """`{(source, width, format): file}` of a tool's output: the source's stem stands in the path."""
    found = {}
    for file in sorted(out.rglob("*")):
        format = {".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp", ".avif": "avif"}.get(file.suffix)
        stem = re.search(r"d\d{3}[_-][a-z]+", str(file.relative_to(out)))
        if format is None or stem is None or file.is_symlink() or not file.is_file():
            continue
        if "src" in file.parts or "content" in file.parts or "_gen" in file.parts:
            continue  # sources that a tool wants in its own folders, and Hugo's cache
        with Image.open(file) as picture:
            width, height = picture.size
        source = stem.group().replace("-", "_")
        if source in sources and width < 4000 and width != height:
            found[source, width, format] = file
    return found


def scores(pairs):
    """`{(source, file): (gamma, linear)}`, SSIMULACRA2 in both lights."""
    pairs = sorted(pairs)
    lines = "".join(f"{source}\t{file}\n" for source, file in pairs)
    done = subprocess.run([BENCH / "score"], input=lines, capture_output=True, text=True, check=True)
    values = [tuple(map(float, line.split("\t")[3:])) for line in done.stdout.splitlines()]
    return dict(zip(pairs, values, strict=True))


def compared(sources, ours, theirs, formats=("jpeg",)):
    """Prints bytes and scores of two outputs, size by size, over what both made. Returns what the bar says: of all
    sizes together, at most 1 % more bytes, and a mean score that is at most 0.1 points less; `None` when no size is in common."""
    sample = set(sorted(sources)[:: max(1, len(sources) // SCORED)])
    keys = [key for key in ours if key in theirs]
    if not keys:
        print("    no size in common")
        return None
    value = scores({(sources[key[0]], files[key]) for key in keys if key[0] in sample for files in (ours, theirs)})
    totals, levels = [0.0, 0.0], [[], []]
    print("    width format      KB ours   KB peer  ratio   SSIMULACRA2 ours  peer   (linear light: ours  peer)")
    for format in formats:
        for width in sorted({key[1] for key in keys if key[2] == format}):
            these = [key for key in keys if key[1:] == (width, format)]
            kilobytes = [statistics.mean(files[key].stat().st_size for key in these) / 1000
                         for files in (ours, theirs)]
            means = [[statistics.mean(value[sources[key[0]], files[key]][light] for key in these if key[0] in sample)
                      for files in (ours, theirs)] for light in (0, 1)]
            for at in (0, 1):
                totals[at] += kilobytes[at]
                levels[at].append(means[0][at])
            print(f"    {width:>5} {format:<6} {kilobytes[0]:>12.1f} {kilobytes[1]:>9.1f}"
                  f" {kilobytes[0] / kilobytes[1]:>6.3f} {means[0][0]:>18.2f} {means[0][1]:>6.2f}"
                  f" {means[1][0]:>20.2f} {means[1][1]:>6.2f}")
    more, less = totals[0] / totals[1], statistics.mean(levels[1]) - statistics.mean(levels[0])
    good = more <= 1.01 and less <= 0.1
    print(f"    all sizes: bytes × {more:.3f}, score {-less:+.2f}: {'pass' if good else 'FAIL'}")
    return good


def verdict(value, bar):
    return f"{value:.3f} (bar {bar:.2f}: {'pass' if value <= bar else 'FAIL'})"


# ── The comparisons ─────────────────────────────────────────────────────────────────────────────────────────


def pair(binaries, peer, root, rounds):
    """Runs ours and the peer in turns, prints the ratios, returns the measurements of each."""
    took = {name: [] for name in [*(ours.name for ours in binaries), peer.name]}
    for _ in range(rounds):
        for ours in binaries:
            took[ours.name].append(run_ours(ours, root))
        took[peer.name].append(run_peer(peer))
    count = len(list(peer.pictures.iterdir()))
    print(f"\n== {peer.name}, {count} pictures, {rounds} rounds{'; ' + peer.note if peer.note else ''}")
    for name, runs in took.items():
        print(f"    {name:<18} {statistics.median(run.cpu for run in runs) * 1000 / count:>7.1f} CPU ms a picture"
              f" {statistics.median(run.wall for run in runs) * 1000 / count:>8.1f} ms on the clock"
              f"  peak {max(run.peak for run in runs) / 1e6:>5.0f} MB")
    return took


def ratios(binaries, peer, took, rest):
    """Prints and judges; `rest` is the CPU of each binary's build without pixels, in seconds."""
    results = {}
    for ours in binaries:
        bar = (peer.turbo_bar if ours.name == "turbo" else None) or peer.bar

        def ratio(of, runs=took[ours.name]):
            return statistics.median(of(mine) / of(theirs) for mine, theirs in zip(runs, took[peer.name]))

        cpu, wall = ratio(lambda run: run.cpu), ratio(lambda run: run.wall)
        pixels = statistics.median((mine.cpu - rest[ours.name]) / theirs.cpu
                                   for mine, theirs in zip(took[ours.name], took[peer.name]))
        print(f"    {ours.name} / {peer.name}: CPU {verdict(cpu, bar)}; derivatives alone {pixels:.3f}; clock {wall:.3f}")
        results[ours.name] = cpu
    return results


def pixel_free(binaries, root):
    """CPU seconds of the build without pixels, of each binary."""
    rest = {}
    for ours in binaries:
        run_ours(ours, root)
        rest[ours.name] = min(run_without_pixels(ours, root).cpu for _ in range(3))
    return rest


def against_peers(binaries, names):
    if unknown := set(names) - {peer.name for peer in PEERS}:
        sys.exit(f"no such peer: {', '.join(sorted(unknown))}; there are {', '.join(p.name for p in PEERS)}")
    summary = []
    rests = {}
    for peer in PEERS:
        if names and peer.name not in names:
            continue
        root = site(peer.pictures.name, peer.pictures, JPEG_ONLY)
        if peer.pictures not in rests:
            rests[peer.pictures] = pixel_free(binaries, root)
        took = pair(binaries, peer, root, ROUNDS)
        results = ratios(binaries, peer, took, rests[peer.pictures])
        sources = {picture.stem: picture for picture in peer.pictures.iterdir()}
        same = []
        for ours in binaries:
            run_ours(ours, root)
            print(f"    {ours.name} and {peer.name}:")
            same.append(compared(sources, made(root / "public", sources), made(SCRATCH / "out" / peer.name, sources)))
        summary.append((peer, results, same))
    print("\n| peer | " + " | ".join(f"{ours.name} / peer, CPU" for ours in binaries) + " | bytes and quality |")
    print("|---|" + "---|" * (len(binaries) + 1))
    for peer, results, same in summary:
        cells = [verdict(results[ours.name], (peer.turbo_bar if ours.name == "turbo" else None) or peer.bar)
                 for ours in binaries]
        print(f"| {peer.name} | {' | '.join(cells)} | {'FAIL' if False in same else '–' if None in same else 'pass'} |")


def floor(binaries):
    root = site("jpg", PICTURES, JPEG_ONLY)
    rest = pixel_free(binaries, root)
    sources = sorted(PICTURES.iterdir())
    coder = BENCH / "floor"

    def milliseconds(mode, files):
        return float(subprocess.run([coder, mode, *files], capture_output=True, text=True, check=True).stdout)

    decode = milliseconds("decode", sources)
    print(f"\n== floor: entropy decoding {decode:.1f} CPU ms a picture")
    for ours in binaries:
        runs = [run_ours(ours, root).cpu for _ in range(ROUNDS)]
        files = sorted((root / "public/pictures").rglob("*.jpg"))
        encode = milliseconds("encode", files) * len(files) / len(sources)
        whole = statistics.median(runs) * 1000 / len(sources)
        pixels = whole - rest[ours.name] * 1000 / len(sources)
        print(f"    entropy encoding of what {ours.name} makes {encode:.1f}; floor {decode + encode:.1f}")
        print(f"    {ours.name}: the whole build {whole:.1f} ms, {verdict(whole / (decode + encode), 1.8)};"
              f" derivatives alone {pixels:.1f} ms, {pixels / (decode + encode):.2f}")


def same_set(binaries):
    """The formats and widths of a site that says nothing about derivatives, by us and by sharp."""
    root = site("set", PICTURES, "")
    sources = {picture.stem: picture for picture in PICTURES.iterdir()}
    run_ours(binaries[0], root)
    plan = {}
    for source, width, format in made(root / "public", sources):
        plan.setdefault(width, set()).add(format)
    words = " ".join(f"{width}:{','.join(sorted(formats))}" for width, formats in sorted(plan.items()))
    print(f"\n== the default set: {words}; WEBP_QUALITY of sharp {os.environ.get('WEBP_QUALITY', '80')}")
    rest = pixel_free(binaries, root)
    for mode, bar, turbo in (("pyramid", 0.60, 0.45), ("clone", 0.35, None)):
        peer = Peer(f"sharp-{mode}-set", sharp(mode, words), bar, turbo)
        took = pair(binaries, peer, root, ROUNDS)
        ratios(binaries, peer, took, rest)
        compared(sources, made(root / "public", sources), made(SCRATCH / "out" / peer.name, sources),
                 ("jpeg", "webp", "avif"))


def marked(source, target, number):
    """A copy with a comment in front of the first table: other bytes, the same picture."""
    data = source.read_bytes()
    at = 2
    while data[at + 1] != 0xDB:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    comment = f"{number}".encode()
    target.write_bytes(data[:at] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[at:])


def memory(binaries):
    print("\n== peak memory of a cold build, two jobs; bar 200 MB, and flat")
    many = BENCH / "data/600"
    many.mkdir(exist_ok=True)
    for copy in range(10):
        for source in sorted(PICTURES.iterdir()):
            target = many / f"d{copy * 100 + int(source.stem[1:4]):03d}_{source.stem[5:]}.jpg"
            if not target.exists():
                marked(source, target, copy)
    for ours in binaries:
        peaks = {}
        for pictures in (PICTURES, many):
            count = len(list(pictures.iterdir()))
            for name, derivatives in (("jpeg", JPEG_ONLY), ("default set", "")):
                root = site("memory", pictures, derivatives, BENCH)
                # Which pictures meet in memory, and where the allocator puts them, is chance: as many pictures in several
                # runs as in one long run have as many chances.
                runs = [run_ours(ours, root) for _ in range(600 // count)]
                peak, wall = max(run.peak for run in runs), min(run.wall for run in runs)
                peaks[pictures, name] = peak / 1e6
                print(f"    {ours.name}, {count} pictures, {name}: {peak / 1e6:.0f} MB, the highest of {len(runs)} runs"
                      f" ({'pass' if peak <= 200e6 else 'FAIL'}), {count / wall:.1f} pictures a second")
        for name in ("jpeg", "default set"):
            grown = peaks[many, name] / peaks[PICTURES, name]
            print(f"    {ours.name}, {name}: ten times as many pictures × {grown:.2f} ({'pass' if grown <= 1.1 else 'FAIL'})")


def main():
    binaries = [Ours("ours", Path(os.environ["TRIENLAM"]))]
    turbo = os.environ.get("TRIENLAM_TURBO")
    if turbo and Path(turbo).exists():
        binaries.append(Ours("turbo", Path(turbo)))
    else:
        print("turbo: skipped, TRIENLAM_TURBO names no binary")
    if not LANDSCAPE.exists():
        LANDSCAPE.mkdir()
        for picture in PICTURES.iterdir():
            with Image.open(picture) as opened:
                if opened.getexif().get(0x0112, 1) == 1:
                    os.link(picture, LANDSCAPE / picture.name)
    asked = sys.argv[1:]
    parts = {"--floor": floor, "--set": same_set, "--memory": memory}
    names = [word for word in asked if word not in parts]
    if names or not asked:
        against_peers(binaries, names)
    for word, part in parts.items():
        if word in asked or not asked:
            part(binaries)


if __name__ == "__main__":
    main()
