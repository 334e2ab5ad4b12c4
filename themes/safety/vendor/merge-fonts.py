"""Makes the theme's two fonts from the npm packages of Fontsource.

    npm pack @fontsource/baloo-2@5.3.0 @fontsource/be-vietnam-pro@5.3.0
    for p in baloo-2 be-vietnam-pro; do
        mkdir $p && tar xzf fontsource-$p-5.3.0.tgz -C $p --strip-components 1
    done
    pip install fonttools==4.68.0 brotli
    python3 merge-fonts.py . ../assets/fonts

Why: the stock files come in a Latin and a Vietnamese half. A page in Vietnamese loads both, and no pair of letters
that lies in different halves (T and ế, V and ậ) has kerning. Here the halves become one file, what the theme never
shows is left out, and each accented letter takes over the kerning of its plain letter.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import merge, subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

# What facts asks for (Vietnamese), what English and most of western Europe write, quotes, dashes, signs.
KEPT = (
    list(range(0x20, 0x7F)) + list(range(0xA0, 0x100))
    + [0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x131, 0x152, 0x153, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0]
    + list(range(0x1EA0, 0x1EFA))
    + [0x300, 0x301, 0x303, 0x309, 0x323]
    + [0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2039, 0x203A, 0x20AB, 0x20AC, 0x2212]
)
FONTS = [("baloo-2", 700), ("be-vietnam-pro", 400)]


def cut(font, codes, features):
    """Keeps `codes` only, without hints."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = features
    options.glyph_names = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["STAT", "DSIG", "GDEF"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def kerning(font):
    """Every kerned pair of the font, by glyph name."""
    pairs = {}
    order = font.getGlyphOrder()
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        seen = set()
        for table in (table for table in tables if table.LookupType == 2):
            for at, left in enumerate(table.Coverage.glyphs):
                if table.Format == 1:
                    for record in table.PairSet[at].PairValueRecord:
                        pair = (left, record.SecondGlyph)
                        if pair not in seen:
                            seen.add(pair)
                            pairs[pair] = record.Value1.XAdvance if record.Value1 else 0
                else:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
                    for right in order:
                        value = row[table.ClassDef2.classDefs.get(right, 0)].Value1
                        if (left, right) not in seen:
                            seen.add((left, right))
                            pairs[left, right] = getattr(value, "XAdvance", 0) or 0
    return {pair: value for pair, value in pairs.items() if value}


def plain(code, cmap):
    """The glyph whose kerning a character has: its own where the Latin half knows it, else its plain letter's."""
    if code in cmap:
        return cmap[code]
    letter = unicodedata.normalize("NFD", chr(code))[0]
    letter = {"đ": "d", "Đ": "D"}.get(letter, letter)
    return cmap.get(ord(letter))


def kern_feature(merged, latin):
    """The kerning of all kept characters as a feature file with classes of letters that behave alike."""
    cmap, pairs = latin.getBestCmap(), kerning(latin)
    model = {}
    for code, glyph in merged.getBestCmap().items():
        source = plain(code, cmap)
        if source and not unicodedata.combining(chr(code)):
            model.setdefault(source, set()).add(glyph)
    names = sorted(model)
    rows, columns = {}, {}
    for name in names:
        row = tuple(pairs.get((name, right), 0) for right in names)
        column = tuple(pairs.get((left, name), 0) for left in names)
        rows.setdefault(row, []).append(name)
        columns.setdefault(column, []).append(name)
    text, at = ["languagesystem DFLT dflt;", "languagesystem latn dflt;"], {name: i for i, name in enumerate(names)}

    def group(label, members):
        glyphs = sorted(glyph for name in members for glyph in model[name])
        text.append(f"@{label} = [{' '.join(glyphs)}];")

    right = [(f"R{i}", members) for i, (column, members) in enumerate(sorted(columns.items())) if any(column)]
    left = [(f"L{i}", members, row) for i, (row, members) in enumerate(sorted(rows.items())) if any(row)]
    for label, members in right:
        group(label, members)
    for label, members, _ in left:
        group(label, members)
    text.append("feature kern {")
    for label, members, row in left:
        for other, others in right:
            value = row[at[others[0]]]
            if value:
                text.append(f"  pos @{label} @{other} {value};")
    text.append("} kern;")
    return "\n".join(text)


def share_components(font):
    """The halves bring the same plain letters as parts of accented ones: point at one copy."""
    glyf = font["glyf"]
    first = {}
    rename = {}
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.isComposite():
            continue
        outline = (glyph.compile(glyf, recalcBBoxes=False), tuple(font["hmtx"][name]))
        if outline in first and outline[0]:
            rename[name] = first[outline]
        else:
            first[outline] = name
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.isComposite():
            for part in glyph.components:
                part.glyphName = rename.get(part.glyphName, part.glyphName)


def make(source, family, weight, target):
    halves = [source / family / "files" / f"{family}-{half}-{weight}-normal.woff2" for half in ("latin", "vietnamese")]
    known = set(TTFont(halves[0]).getBestCmap())
    parts = []
    for path, codes in [(halves[0], KEPT), (halves[1], [code for code in KEPT if code not in known])]:
        font = TTFont(path)
        cut(font, codes, [])
        part = target / f".{path.stem}.ttf"
        font.flavor = None
        font.save(part)
        parts.append(part)
    merged = merge.Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    share_components(merged)
    for tag in ("GPOS", "GSUB", "GDEF"):
        if tag in merged:
            del merged[tag]
    addOpenTypeFeaturesFromString(merged, kern_feature(merged, TTFont(halves[0])))
    cut(merged, KEPT, ["kern"])
    lost = [f"{code:04X}" for code in KEPT if code not in merged.getBestCmap()]
    merged["post"].formatType = 3.0
    # The bytes depend on the source alone, not on the clock.
    merged["head"].created = merged["head"].modified = TTFont(halves[0])["head"].modified
    merged.recalcTimestamp = False
    merged.flavor = "woff2"
    out = target / f"{family}-{weight}.woff2"
    merged.save(out)
    print(out.name, out.stat().st_size, "bytes;", len(merged.getGlyphOrder()), "glyphs; not in the source:", lost)


if __name__ == "__main__":
    for family, weight in FONTS:
        make(Path(sys.argv[1]), family, weight, Path(sys.argv[2]))
