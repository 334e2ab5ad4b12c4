"""CIEDE2000, the difference between two colours as people see it: 1 is just visible, 2 to 3 needs looking closely.

In: arrays of sRGB values or of CIELAB (D65). Out: an array of differences. After Sharma, Wu and Dalal, "The
CIEDE2000 color-difference formula" (2005); `checked()` holds it against the pairs published with that paper.
"""

import numpy as np

# (L, a, b) twice and the difference, from table 1 of the paper.
PUBLISHED = """
50 2.6772 -79.7751 50 0 -82.7485 2.0425;   50 3.1571 -77.2803 50 0 -82.7485 2.8615
50 2.8361 -74.02 50 0 -82.7485 3.4412;     50 -1.3802 -84.2814 50 0 -82.7485 1
50 -1.1848 -84.8006 50 0 -82.7485 1;       50 -0.9009 -85.5211 50 0 -82.7485 1
50 0 0 50 -1 2 2.3669;                     50 -1 2 50 0 0 2.3669
50 2.49 -0.001 50 -2.49 0.0009 7.1792;     50 2.49 -0.001 50 -2.49 0.001 7.1792
50 2.49 -0.001 50 -2.49 0.0011 7.2195;     50 2.49 -0.001 50 -2.49 0.0012 7.2195
50 -0.001 2.49 50 0.0009 -2.49 4.8045;     50 -0.001 2.49 50 0.001 -2.49 4.8045
50 -0.001 2.49 50 0.0011 -2.49 4.7461;     50 2.5 0 50 0 -2.5 4.3065
50 2.5 0 73 25 -18 27.1492;                50 2.5 0 61 -5 29 22.8977
50 2.5 0 56 -27 -3 31.9030;                50 2.5 0 58 24 15 19.4535
50 2.5 0 50 3.1736 0.5854 1;               50 2.5 0 50 3.2972 0 1
50 2.5 0 50 1.8634 0.5757 1;               50 2.5 0 50 3.2592 0.335 1
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644; 63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
61.2901 3.7196 -5.3901 61.4292 2.248 -4.962 1.8731;       35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.694 23.0331 14.973 -42.5619 2.0373;   36.4612 47.858 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.441 91.1528 -1.6435 0.0447 1.4441;      90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377;     2.0776 0.0795 -1.135 0.9033 -0.0636 -0.5514 0.9082
"""


def lab(srgb):
    """8-bit sRGB, the channels last, to CIELAB under D65."""
    value = np.asarray(srgb, dtype=np.float64) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                       [0.0193339, 0.1191920, 0.9503041]])
    xyz = linear @ to_xyz.T / to_xyz.sum(axis=1)  # white is 1, 1, 1
    cube = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = cube[..., 0], cube[..., 1], cube[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def difference(one, other):
    """CIEDE2000 between arrays of CIELAB."""
    l1, a1, b1 = np.moveaxis(np.asarray(one, dtype=np.float64), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(other, dtype=np.float64), -1, 0)
    chroma = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1 + 0.5 * (1 - np.sqrt(chroma / (chroma + 25**7)))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = c1 * c2 == 0

    turn = h2 - h1
    turn = np.where(turn > 180, turn - 360, np.where(turn < -180, turn + 360, turn))
    turn = np.where(grey, 0, turn)
    lightness, saturation = l2 - l1, c2 - c1
    hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))

    l_mean, c_mean, h_sum = (l1 + l2) / 2, (c1 + c2) / 2, h1 + h2
    h_mean = np.where(np.abs(h1 - h2) <= 180, h_sum / 2, np.where(h_sum < 360, h_sum / 2 + 180, h_sum / 2 - 180))
    h_mean = np.where(grey, h_sum, h_mean)
    cosine = lambda degrees: np.cos(np.radians(degrees))
    t = (1 - 0.17 * cosine(h_mean - 30) + 0.24 * cosine(2 * h_mean) + 0.32 * cosine(3 * h_mean + 6)
         - 0.20 * cosine(4 * h_mean - 63))
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    rotation = (-2 * np.sqrt(c_mean**7 / (c_mean**7 + 25**7))
                * np.sin(np.radians(60 * np.exp(-(((h_mean - 275) / 25) ** 2)))))
    l_part, c_part, h_part = lightness / s_l, saturation / s_c, hue / s_h
    return np.sqrt(l_part**2 + c_part**2 + h_part**2 + rotation * c_part * h_part)


def checked():
    """Stops when the formula does not give what was published with it."""
    pairs = np.array([pair.split() for line in PUBLISHED.split("\n") for pair in line.split(";") if pair.strip()],
                     dtype=np.float64)
    ours = difference(pairs[:, :3], pairs[:, 3:6])
    wrong = np.abs(ours - pairs[:, 6]) > 0.00006
    if len(pairs) != 34 or wrong.any():
        raise SystemExit(f"CIEDE2000 is wrong on {pairs[wrong]}: {ours[wrong]}")
