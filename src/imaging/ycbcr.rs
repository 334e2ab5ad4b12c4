//! provisional
use super::planes::{Plane, Planes};
use super::raster::Raster;

pub(super) fn halved(raster: &Raster) -> Planes {
    let (w, h) = (raster.width as usize, raster.height as usize);
    let (cw, ch) = (w.div_ceil(2), h.div_ceil(2));
    let mut y = vec![0; w * h];
    let mut sums = vec![[0f64; 3]; cw * ch];
    for (at, p) in raster.data.as_chunks::<3>().0.iter().enumerate() {
        let [r, g, b] = p.map(f64::from);
        y[at] = (0.299 * r + 0.587 * g + 0.114 * b).round() as u8;
        let s = &mut sums[(at / w / 2) * cw + at % w / 2];
        s[0] += 128.0 - 0.168_736 * r - 0.331_264 * g + 0.5 * b;
        s[1] += 128.0 + 0.5 * r - 0.418_688 * g - 0.081_312 * b;
        s[2] += 1.0;
    }
    let plane = |k: usize| Plane {
        width: cw as u32,
        height: ch as u32,
        data: sums
            .iter()
            .map(|s| (s[k] / s[2]).round().clamp(0.0, 255.0) as u8)
            .collect(),
    };
    Planes {
        luma: Plane {
            width: raster.width,
            height: raster.height,
            data: y,
        },
        chroma: Some([plane(0), plane(1)]),
    }
}

pub(super) fn lights(planes: &Planes) -> Raster {
    let (w, h) = (planes.luma.width as usize, planes.luma.height as usize);
    let mut data = Vec::with_capacity(w * h * 3);
    for at in 0..w * h {
        let y = f64::from(planes.luma.data[at]);
        let (b, r) = planes.chroma.as_ref().map_or((0.0, 0.0), |[b, r]| {
            let i =
                (at / w * b.height as usize / h) * b.width as usize + at % w * b.width as usize / w;
            (f64::from(b.data[i]) - 128.0, f64::from(r.data[i]) - 128.0)
        });
        data.extend(
            [
                y + 1.402 * r,
                y - 0.344136 * b - 0.714136 * r,
                y + 1.772 * b,
            ]
            .map(|v| v.round().clamp(0.0, 255.0) as u8),
        );
    }
    Raster {
        width: planes.luma.width,
        height: planes.luma.height,
        data,
    }
}
