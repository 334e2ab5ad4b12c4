//! HEIC and AVIF, by a program that is installed: free decoders in Rust that may be linked here do not exist.
//!
//! In: a file's bytes. Out: RGB in the file's own colours, not yet upright. The program sees a copy of the file in a
//! folder of its own and writes a PNG beside it; it is started without a shell, with names that this program chose,
//! and ended when it takes too long or writes too much. **The only place that starts a process.**
//!
//! Which program it was, and its version, is no part of a cache key: two versions may round differently, and a
//! picture is made again when the cache is emptied.

use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::scratch::Scratch;
use super::{Decoded, code_points, png};
use crate::containers;
use crate::containers::heif::Colours;
use crate::error::PictureError;
use crate::probe::{Probe, SourceFormat};

/// How long any picture may take, and how much longer for each million of its pixels.
const PATIENCE: Duration = Duration::from_secs(20);
const PATIENCE_PER_MEGAPIXEL: Duration = Duration::from_millis(500);

/// How often the program is looked at.
const GLANCE: Duration = Duration::from_millis(5);

/// What a PNG takes at most for a pixel (four samples of 16 bits), and for everything that is no pixel.
const PNG_PER_PIXEL: u64 = 9;
const PNG_BESIDES: u64 = 16 << 20;

/// The file that is written, unless the source holds several pictures: then a number stands before the ending.
const OUTPUT: &str = "picture.png";

/// An installed program.
pub(super) struct Program {
    name: &'static str,
    path: PathBuf,
}

/// The first installed program that reads a format.
pub(super) fn program(format: SourceFormat) -> Option<Program> {
    let names: &[&'static str] = match format {
        SourceFormat::Heic => &["heif-dec", "heif-convert"],
        SourceFormat::Avif => &["avifdec", "heif-dec", "heif-convert"],
        _ => &[],
    };
    let path = std::env::var_os("PATH")?;
    // A relative folder would depend on where the program was started.
    let folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    let folders: Vec<PathBuf> = folders.collect();
    names.iter().find_map(|&name| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let mut paths = folders.iter().map(|folder| folder.join(&file));
        let path = paths.find(|path| path.is_file())?;
        Some(Program { name, path })
    })
}

/// Decodes the primary picture.
pub(super) fn decode(bytes: &[u8], probe: &Probe) -> Result<Decoded, PictureError> {
    let program = program(probe.format).ok_or(PictureError::NoProgram(probe.format))?;
    let file = containers::heif::read(bytes)?;
    let written = program.run(&file.unturned(), probe)?;
    let decoded = png::decode(&written)?;
    Ok(Decoded {
        raster: decoded.raster,
        profile: match file.colours() {
            Some(Colours::Profile(profile)) => Some(profile.to_vec()),
            Some(Colours::Coded(primaries, transfer)) => code_points::profile(primaries, transfer),
            None => decoded.profile,
        },
    })
}

impl Program {
    /// The PNG that the program makes of a file.
    fn run(&self, bytes: &[u8], probe: &Probe) -> Result<Vec<u8>, PictureError> {
        let on_disk = |error: io::Error| self.failed(error);
        let scratch = Scratch::new().map_err(on_disk)?;
        let input = match probe.format {
            SourceFormat::Avif => "picture.avif",
            _ => "picture.heic",
        };
        scratch.put(input, bytes).map_err(on_disk)?;
        let (width, height) = probe.stored;
        let pixels = u64::from(width) * u64::from(height);
        let bounds = Bounds {
            time: PATIENCE + PATIENCE_PER_MEGAPIXEL * (pixels / 1_000_000) as u32,
            bytes: pixels * PNG_PER_PIXEL + PNG_BESIDES,
        };
        let status = self.wait(&scratch, input, &bounds)?;
        if !status.success() {
            return Err(self.failed(status));
        }
        let numbered = || scratch.take(&OUTPUT.replace('.', "-1."));
        match scratch.take(OUTPUT).map_err(on_disk)? {
            Some(written) => Ok(written),
            None => numbered()
                .map_err(on_disk)?
                .ok_or_else(|| self.failed("no picture came out")),
        }
    }

    /// Runs the program to its end, or to the end of patience.
    fn wait(
        &self,
        scratch: &Scratch,
        input: &str,
        bounds: &Bounds,
    ) -> Result<ExitStatus, PictureError> {
        let mut child = Command::new(&self.path)
            .current_dir(scratch.folder())
            .args([input, OUTPUT])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| self.failed(error))?;
        let start = Instant::now();
        let why = loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if start.elapsed() > bounds.time => {
                    break format!("it took longer than {} seconds", bounds.time.as_secs());
                }
                Ok(None) if scratch.size(OUTPUT) > bounds.bytes => {
                    break "it wrote more than the picture can hold".to_owned();
                }
                Ok(None) => thread::sleep(GLANCE),
                Err(error) => break error.to_string(),
            }
        };
        // It may have ended by itself in the meantime; waiting tells the system that nobody asks any more.
        child.kill().and_then(|()| child.wait()).ok();
        Err(self.failed(why))
    }

    fn failed(&self, why: impl std::fmt::Display) -> PictureError {
        PictureError::Program(self.name, why.to_string())
    }
}

/// How far a program may go.
struct Bounds {
    time: Duration,
    bytes: u64,
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sleeper() -> Program {
        Program {
            name: "sleep",
            path: PathBuf::from("/bin/sleep"),
        }
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let scratch = Scratch::new().unwrap();
        let bounds = Bounds {
            time: Duration::from_millis(50),
            bytes: 0,
        };
        let start = Instant::now();
        // `sleep 60 picture.png` refuses the second word where it looks at it: so the words are numbers here.
        let ended = sleeper().wait(&scratch, "60", &bounds);
        assert!(ended.is_err() || !ended.unwrap().success());
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn formats_that_need_no_program_find_none() {
        assert!(program(SourceFormat::Png).is_none());
    }
}
