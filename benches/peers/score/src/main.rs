//! Scores derivatives: `SOURCE<tab>DERIVATIVE` a line in, `width height bytes gamma linear` a line out, tabs between.
//!
//! Lines of one source should follow each other: it is decoded once, and reduced once a size. A derivative of
//! another shape than its source (more than a pixel off) is an error: it would be compared with a stretched one.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use score::{Light, Picture, Reference, Result};

fn main() -> Result<()> {
    let mut open: Option<(PathBuf, Source)> = None;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (path, derivative) = line.split_once('\t').ok_or("SOURCE<tab>DERIVATIVE")?;
        if open
            .as_ref()
            .is_none_or(|(known, _)| known != Path::new(path))
        {
            open = Some((path.into(), Source::open(Path::new(path))?));
        }
        let (_, source) = open.as_mut().ok_or("no source")?;
        let picture = Picture::open(Path::new(derivative))?;
        let (gamma, linear) = source
            .score(&picture)
            .map_err(|error| format!("{derivative}: {error}"))?;
        let bytes = std::fs::metadata(derivative)?.len();
        let (width, height) = (picture.width, picture.height);
        writeln!(out, "{width}\t{height}\t{bytes}\t{gamma:.3}\t{linear:.3}")?;
        out.flush()?;
    }
    Ok(())
}

struct Source {
    whole: Picture,
    references: BTreeMap<(u32, u32), (Reference, Reference)>,
}

impl Source {
    fn open(path: &Path) -> Result<Source> {
        Ok(Source {
            whole: Picture::open(path)?,
            references: BTreeMap::new(),
        })
    }

    fn score(&mut self, picture: &Picture) -> Result<(f64, f64)> {
        let (width, height) = (picture.width, picture.height);
        let fitting = f64::from(width) * f64::from(self.whole.height) / f64::from(self.whole.width);
        if (fitting - f64::from(height)).abs() > 1.0 {
            return Err(format!("{width} × {height} is another shape than its source").into());
        }
        if !self.references.contains_key(&(width, height)) {
            let made = |light| Reference::new(&self.whole.reduced(width, height, light)?);
            let both = (made(Light::Gamma)?, made(Light::Linear)?);
            self.references.insert((width, height), both);
        }
        let (gamma, linear) = &self.references[&(width, height)];
        Ok((gamma.score(picture)?, linear.score(picture)?))
    }
}
