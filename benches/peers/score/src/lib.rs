//! How near a derivative is to its source.
//!
//! In: pictures of any format that the comparisons make. Out: SSIMULACRA2 against a reference, which is the
//! source, whole and upright, reduced in 32-bit float with a Lanczos filter of three lobes and rounded once.
//! JPEG is decoded by libjpeg-turbo's `djpeg` and AVIF by libavif's `avifdec`, as browsers do; profiles are not
//! looked at: what is compared here has none, or is compared before anything reads it.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use fast_ssim2::{PixelDescriptor, PixelSlice, Ssimulacra2Reference};
use image::{DynamicImage, ImageDecoder, ImageReader};

/// What can go wrong with a file that a bench reads.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The light in which a reduction takes its means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// sRGB values as they are stored: what every peer does by default.
    Gamma,
    /// Physical light.
    Linear,
}

/// Rows of 8-bit sRGB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

impl Picture {
    /// Opens a file, upright and on paper white.
    pub fn open(path: &Path) -> Result<Picture> {
        let head = std::fs::read(path)?;
        if head.starts_with(&[0xFF, 0xD8]) {
            let orientation = ImageReader::open(path)?
                .with_guessed_format()?
                .into_decoder()?
                .orientation()?;
            let mut command = Command::new("djpeg");
            let pixels = output(command.arg("-ppm").arg(path))?;
            let mut picture = DynamicImage::ImageRgb8(ppm(&pixels)?);
            picture.apply_orientation(orientation);
            return Ok(Picture::from(picture));
        }
        if head.get(4..12).is_some_and(|brand| brand == b"ftypavif") {
            let png = path.with_extension("avif.png");
            output(
                Command::new("avifdec")
                    .args(["-d", "8"])
                    .arg(path)
                    .arg(&png),
            )?;
            let picture = image::open(&png)?;
            std::fs::remove_file(&png)?;
            return Ok(Picture::from(picture));
        }
        let mut decoder = ImageReader::open(path)?
            .with_guessed_format()?
            .into_decoder()?;
        let orientation = decoder.orientation()?;
        let mut picture = DynamicImage::from_decoder(decoder)?;
        picture.apply_orientation(orientation);
        Ok(Picture::from(picture))
    }

    /// The same picture in another size, by 32-bit float.
    pub fn reduced(&self, width: u32, height: u32, light: Light) -> Result<Picture> {
        if (self.width, self.height) == (width, height) {
            return Ok(self.clone());
        }
        let floats: Vec<u8> = self
            .rgb
            .iter()
            .flat_map(|&value| opened(value, light).to_ne_bytes())
            .collect();
        let source = Image::from_vec_u8(self.width, self.height, floats, PixelType::F32x3)?;
        let mut small = Image::new(width, height, PixelType::F32x3);
        let lanczos = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .use_alpha(false);
        Resizer::new().resize(&source, &mut small, &lanczos)?;
        let rgb = small
            .buffer()
            .chunks_exact(4)
            .map(|bytes| {
                closed(
                    f32::from_ne_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]),
                    light,
                )
            })
            .collect();
        Ok(Picture { width, height, rgb })
    }

    fn slice(&self) -> Result<PixelSlice<'_>> {
        let stride = self.width as usize * 3;
        PixelSlice::new(
            &self.rgb,
            self.width,
            self.height,
            stride,
            PixelDescriptor::RGB8_SRGB,
        )
        .map_err(|error| format!("{error:?}").into())
    }
}

impl From<DynamicImage> for Picture {
    fn from(picture: DynamicImage) -> Picture {
        let (width, height) = (picture.width(), picture.height());
        let over_white = |[red, green, blue, alpha]: [u8; 4]| {
            [red, green, blue].map(|value| {
                let alpha = u32::from(alpha);
                ((u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
            })
        };
        let rgb = if picture.color().has_alpha() {
            let pixels = picture.to_rgba8();
            pixels
                .pixels()
                .flat_map(|pixel| over_white(pixel.0))
                .collect()
        } else {
            picture.into_rgb8().into_raw()
        };
        Picture { width, height, rgb }
    }
}

/// What derivatives of one size are compared with.
pub struct Reference(Ssimulacra2Reference);

impl Reference {
    /// Prepares a picture to be compared with.
    pub fn new(picture: &Picture) -> Result<Reference> {
        Ok(Reference(Ssimulacra2Reference::new(&picture.slice()?)?))
    }

    /// SSIMULACRA2: 100 is the same, 90 cannot be told apart, 70 is good, 50 is fair.
    pub fn score(&self, picture: &Picture) -> Result<f64> {
        Ok(self.0.compare(&picture.slice()?)?)
    }
}

fn opened(value: u8, light: Light) -> f32 {
    let value = f32::from(value) / 255.0;
    match light {
        Light::Gamma => value,
        Light::Linear if value <= 0.04045 => value / 12.92,
        Light::Linear => ((value + 0.055) / 1.055).powf(2.4),
    }
}

fn closed(value: f32, light: Light) -> u8 {
    let value = value.clamp(0.0, 1.0);
    let value = match light {
        Light::Gamma => value,
        Light::Linear if value <= 0.003_130_8 => value * 12.92,
        Light::Linear => 1.055 * value.powf(1.0 / 2.4) - 0.055,
    };
    (value * 255.0).round() as u8
}

fn output(command: &mut Command) -> Result<Vec<u8>> {
    let done = command.output()?;
    if done.status.success() {
        Ok(done.stdout)
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&done.stderr)).into())
    }
}

/// Reads what `djpeg -ppm` writes: colour (P6) or grey (P5), 8 bit, no comments.
fn ppm(bytes: &[u8]) -> Result<image::RgbImage> {
    let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut field =
        || -> Result<&str> { Ok(std::str::from_utf8(fields.next().unwrap_or_default())?) };
    let kind = field()?.to_owned();
    let (width, height): (u32, u32) = (field()?.parse()?, field()?.parse()?);
    let rest = fields.next().unwrap_or_default();
    let pixels = rest
        .strip_prefix(b"255\n")
        .ok_or("djpeg: not 8 bit")?
        .to_vec();
    let picture = match kind.as_str() {
        "P6" => image::RgbImage::from_raw(width, height, pixels),
        _ => image::GrayImage::from_raw(width, height, pixels)
            .map(|grey| DynamicImage::ImageLuma8(grey).into_rgb8()),
    };
    Ok(picture.ok_or("djpeg: cut short")?)
}
