//! Rate and quality of every encoder that a default could be made of.
//!
//!     study WIDTHS PICTURES…
//!
//! In: pictures. Each is reduced to each width in float, and that reference is encoded by every codec at several
//! qualities. Out: one line an encoding, tabs between: `picture width codec quality bytes cpu_ms ss2`. CPU is the
//! encoding thread's own, pixels in memory to bytes in memory. `BENCH` is the folder for scratch files.

mod codecs;

use std::io::Write;
use std::path::{Path, PathBuf};

use score::{Light, Picture, Reference, Result};

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let widths = args.next().ok_or("study WIDTHS PICTURES…")?;
    let widths: Vec<u32> = widths
        .split(',')
        .map(str::parse)
        .collect::<std::result::Result<_, _>>()?;
    let bench = PathBuf::from(std::env::var("BENCH")?);
    let mut out = std::io::stdout().lock();
    for path in args {
        let whole = Picture::open(Path::new(&path))?;
        let name = Path::new(&path)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for &width in widths.iter().filter(|&&width| width <= whole.width) {
            let height = (f64::from(whole.height) * f64::from(width) / f64::from(whole.width))
                .round() as u32;
            let small = whole.reduced(width, height.max(1), Light::Gamma)?;
            let reference = Reference::new(&small)?;
            for codec in codecs::for_width(width) {
                for &quality in codec.qualities() {
                    let made = codec.encode(&small, quality, &bench)?;
                    let file = bench.join(format!(
                        "study-{}.{}",
                        std::process::id(),
                        codec.extension()
                    ));
                    std::fs::write(&file, &made.bytes)?;
                    let score = reference.score(&Picture::open(&file)?)?;
                    std::fs::remove_file(&file)?;
                    let (bytes, cpu) = (made.bytes.len(), made.cpu_ms);
                    writeln!(
                        out,
                        "{name}\t{width}\t{codec}\t{quality}\t{bytes}\t{cpu:.2}\t{score:.3}"
                    )?;
                }
            }
            out.flush()?;
        }
    }
    Ok(())
}
