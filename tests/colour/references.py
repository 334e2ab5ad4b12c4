"""What a picture should look like, by two programs that are not ours: libvips, and Pillow with Little CMS.

In: a file. Out: 8-bit sRGB, upright, on white, as an array; or an exception when the program cannot read it. What
has no profile is sRGB, grey of sRGB's curve, or, for CMYK, whatever the program takes it for.
"""

import io

import numpy as np
import pyvips
from PIL import Image, ImageCms, ImageOps

# Little CMS and libvips agree on relative colorimetry as the intent that photographs are shown with.
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC


def vips(path):
    picture = pyvips.Image.new_from_file(str(path)).autorot()
    if picture.get_typeof("icc-profile-data") or picture.interpretation == "cmyk":
        picture = picture.icc_transform("srgb", embedded=True, intent="relative", depth=8)
    picture = picture.colourspace("srgb")
    if picture.hasalpha():
        picture = picture.flatten(background=255)
    return picture.cast("uchar").numpy().reshape(picture.height, picture.width, 3)


def pillow(path):
    with Image.open(path) as opened:
        opened.load()
        profile = opened.info.get("icc_profile")
        picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I;16"):
        picture = Image.fromarray((np.asarray(picture, dtype=np.float64) / 257).round().astype(np.uint8))
    if picture.mode in ("P", "PA", "LA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    if picture.mode == "RGBA":
        picture = picture.convert("RGB")
    if picture.mode == "1":
        picture = picture.convert("L")
    if profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        picture = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), INTENT, "RGB")
    elif picture.mode == "LAB":
        picture = ImageCms.profileToProfile(picture, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"),
                                            INTENT, "RGB")
    picture = picture.convert("RGB")
    if alpha is not None:
        picture = Image.composite(picture, Image.new("RGB", picture.size, "white"), alpha)
    return np.asarray(picture)


BOTH = {"libvips": vips, "Pillow, lcms": pillow}
