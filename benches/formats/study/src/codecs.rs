//! The encoders of the study and the settings in which each could serve.

use std::fmt;
use std::path::Path;
use std::process::Command;

use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};
use libwebp_sys::{
    WebPConfig, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear,
    WebPMemoryWriterInit, WebPPicture, WebPPictureFree, WebPPictureImportRGB, WebPPreset,
};
use rustix::time::{ClockId, clock_gettime};
use score::{Picture, Result};

/// One encoder in one setting.
#[derive(Clone, Copy)]
pub enum Codec {
    /// jpeg-encoder.
    Jpeg(Huffman, Chroma),
    /// libwebp with its method, 0 fast to 6 small.
    Webp(i32, Chroma),
    /// ravif, which is rav1e without assembler, with its speed, 1 small to 10 fast.
    Ravif(u8),
    /// libaom through sharp, with sharp's effort.
    Aom(u8),
}

/// How JPEG's Huffman tables come about.
#[derive(Clone, Copy)]
pub enum Huffman {
    Fixed,
    Optimised,
    Progressive,
}

/// How the colour differences are stored.
#[derive(Clone, Copy)]
pub enum Chroma {
    Halved,
    Whole,
    /// Halved by libwebp's slow method, which keeps edges.
    Sharp,
}

/// A file and what it took.
pub struct Made {
    pub bytes: Vec<u8>,
    pub cpu_ms: f64,
}

/// What is worth trying at a width: the slow ones for small pictures only, and AVIF at all only there, unless
/// `STUDY_ALL` is set.
pub fn for_width(width: u32) -> Vec<Codec> {
    let mut codecs = vec![
        Codec::Jpeg(Huffman::Progressive, Chroma::Halved),
        Codec::Jpeg(Huffman::Fixed, Chroma::Halved),
        Codec::Jpeg(Huffman::Optimised, Chroma::Halved),
        Codec::Jpeg(Huffman::Progressive, Chroma::Whole),
        Codec::Webp(0, Chroma::Halved),
        Codec::Webp(2, Chroma::Halved),
        Codec::Webp(4, Chroma::Halved),
    ];
    let all = std::env::var_os("STUDY_ALL").is_some();
    if all || width <= 640 {
        codecs.extend([
            Codec::Webp(4, Chroma::Sharp),
            Codec::Webp(6, Chroma::Halved),
            Codec::Ravif(10),
            Codec::Ravif(6),
            Codec::Aom(2),
            Codec::Aom(4),
        ]);
    }
    if all || width <= 320 {
        codecs.push(Codec::Ravif(8));
    }
    codecs
}

impl Codec {
    /// Qualities on the codec's own scale, ascending, round the score that JPEG has at 80.
    pub fn qualities(self) -> &'static [u8] {
        match self {
            Codec::Jpeg(..) => &[65, 75, 80, 86, 92],
            Codec::Webp(..) => &[72, 80, 86, 91, 95],
            Codec::Ravif(_) => &[70, 80, 87, 93],
            Codec::Aom(_) => &[45, 55, 65, 75],
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Codec::Jpeg(..) => "jpg",
            Codec::Webp(..) => "webp",
            Codec::Ravif(_) | Codec::Aom(_) => "avif",
        }
    }

    pub fn encode(self, picture: &Picture, quality: u8, bench: &Path) -> Result<Made> {
        if let Codec::Aom(effort) = self {
            return aom(picture, quality, effort, bench);
        }
        let mut best: Option<Made> = None;
        for _ in 0..self.rounds(picture.width) {
            let start = thread_ms();
            let bytes = match self {
                Codec::Jpeg(huffman, chroma) => jpeg(picture, quality, huffman, chroma)?,
                Codec::Webp(method, chroma) => webp(picture, quality, method, chroma)?,
                Codec::Ravif(speed) => ravif(picture, quality, speed)?,
                Codec::Aom(_) => return Err("libaom is another program".into()),
            };
            let cpu_ms = thread_ms() - start;
            if best.as_ref().is_none_or(|made| cpu_ms < made.cpu_ms) {
                best = Some(Made { bytes, cpu_ms });
            }
        }
        best.ok_or_else(|| "no round".into())
    }

    /// How often an encoding is timed, of which the fastest counts: what takes long is timed once.
    fn rounds(self, width: u32) -> usize {
        match self {
            Codec::Jpeg(..) if width <= 640 => 5,
            Codec::Jpeg(..) => 2,
            Codec::Webp(..) if width <= 640 => 3,
            Codec::Webp(..) | Codec::Ravif(_) | Codec::Aom(_) => 1,
        }
    }
}

impl fmt::Display for Codec {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Codec::Jpeg(huffman, chroma) => {
                let huffman = match huffman {
                    Huffman::Fixed => "fixed",
                    Huffman::Optimised => "optimised",
                    Huffman::Progressive => "progressive",
                };
                let chroma = if matches!(chroma, Chroma::Whole) {
                    "444"
                } else {
                    "420"
                };
                write!(out, "jpeg {huffman} {chroma}")
            }
            Codec::Webp(method, Chroma::Sharp) => write!(out, "webp m{method} sharp"),
            Codec::Webp(method, _) => write!(out, "webp m{method}"),
            Codec::Ravif(speed) => write!(out, "avif ravif s{speed}"),
            Codec::Aom(effort) => write!(out, "avif libaom e{effort}"),
        }
    }
}

/// CPU milliseconds of this thread so far.
fn thread_ms() -> f64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 * 1e3 + now.tv_nsec as f64 / 1e6
}

fn jpeg(picture: &Picture, quality: u8, huffman: Huffman, chroma: Chroma) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(match chroma {
        Chroma::Whole => SamplingFactor::F_1_1,
        Chroma::Halved | Chroma::Sharp => SamplingFactor::F_2_2,
    });
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    match huffman {
        Huffman::Fixed => {}
        Huffman::Optimised => encoder.set_optimized_huffman_tables(true),
        Huffman::Progressive => {
            encoder.set_progressive_scans(2);
            encoder.set_optimized_huffman_tables(true);
        }
    }
    encoder.encode(
        &picture.rgb,
        u16::try_from(picture.width)?,
        u16::try_from(picture.height)?,
        ColorType::Rgb,
    )?;
    Ok(bytes)
}

fn webp(picture: &Picture, quality: u8, method: i32, chroma: Chroma) -> Result<Vec<u8>> {
    let mut config =
        WebPConfig::new_with_preset(WebPPreset::WEBP_PRESET_DEFAULT, f32::from(quality))
            .map_err(|()| "libwebp: settings")?;
    config.method = method;
    config.use_sharp_yuv = i32::from(matches!(chroma, Chroma::Sharp));
    let mut job = WebPPicture::new().map_err(|()| "libwebp: start")?;
    job.width = i32::try_from(picture.width)?;
    job.height = i32::try_from(picture.height)?;
    job.use_argb = config.use_sharp_yuv; // else the colours are halved as they are imported
    let mut writer = WebPMemoryWriter {
        mem: std::ptr::null_mut(),
        size: 0,
        max_size: 0,
        pad: [0],
    };
    // SAFETY: everything that libwebp is given lives until the end of this block, the picture holds `height` rows
    // of `width` × 3 bytes, and the bytes are copied before the writer is cleared.
    unsafe {
        WebPMemoryWriterInit(&raw mut writer);
        job.writer = Some(WebPMemoryWrite);
        job.custom_ptr = (&raw mut writer).cast();
        let ready = WebPPictureImportRGB(&raw mut job, picture.rgb.as_ptr(), job.width * 3);
        let done = ready != 0 && WebPEncode(&raw const config, &raw mut job) != 0;
        let bytes = done.then(|| std::slice::from_raw_parts(writer.mem, writer.size).to_vec());
        WebPPictureFree(&raw mut job);
        WebPMemoryWriterClear(&raw mut writer);
        bytes.ok_or_else(|| "libwebp: encoder".into())
    }
}

fn ravif(picture: &Picture, quality: u8, speed: u8) -> Result<Vec<u8>> {
    let pixels: Vec<rgb::RGB8> = picture
        .rgb
        .chunks_exact(3)
        .map(|rgb| rgb::RGB8::new(rgb[0], rgb[1], rgb[2]))
        .collect();
    let view = imgref::Img::new(
        pixels.as_slice(),
        picture.width as usize,
        picture.height as usize,
    );
    let made = ravif::Encoder::new()
        .with_quality(f32::from(quality))
        .with_speed(speed)
        .with_bit_depth(ravif::BitDepth::Eight)
        .with_num_threads(Some(1))
        .encode_rgb(view)?;
    Ok(made.avif_file)
}

/// `aom.mjs` prints the CPU of its one encoding.
fn aom(picture: &Picture, quality: u8, effort: u8, bench: &Path) -> Result<Made> {
    let raw = bench.join(format!("study-{}.rgb", std::process::id()));
    let file = raw.with_extension("aom.avif");
    std::fs::write(&raw, &picture.rgb)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("aom.mjs");
    let done = Command::new("node")
        .arg(script)
        .args([&raw, &file])
        .args(
            [
                picture.width,
                picture.height,
                u32::from(quality),
                u32::from(effort),
            ]
            .map(|number| number.to_string()),
        )
        .output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    let cpu_ms = String::from_utf8(done.stdout)?.trim().parse()?;
    let bytes = std::fs::read(&file)?;
    std::fs::remove_file(&raw)?;
    std::fs::remove_file(&file)?;
    Ok(Made { bytes, cpu_ms })
}
