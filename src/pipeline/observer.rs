//! How a run tells what it is doing, without printing.

/// The steps that take noticeable time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Walking folders, reading records, looking at pictures.
    Reading,
    /// Making derivatives.
    Rendering,
    /// Writing pages.
    Composing,
    /// Reading the next site back.
    Auditing,
    /// Swapping the new site in.
    Publishing,
}

/// Who watches a run; called from several threads.
pub trait Observer: Sync {
    /// A step begins; `pictures` and `pixels` are what there is to do in it, 0 where that is not known.
    fn begin(&self, step: Step, pictures: usize, pixels: u64) {
        let _ = (step, pictures, pixels);
    }

    /// One picture is done, of so many source pixels; `fresh` when it took work.
    fn picture(&self, pixels: u64, fresh: bool) {
        let _ = (pixels, fresh);
    }

    /// A file of the content folder is passed over because its name starts with `_` or `.`; the path is
    /// from the site's folder, with `/`.
    fn ignored(&self, path: &str) {
        let _ = path;
    }

    /// Whether the run should stop at the next safe point.
    fn interrupted(&self) -> bool {
        false
    }
}

/// Nobody watches.
pub struct Silent;

impl Observer for Silent {}
