//! How much memory the pictures at work may take together.
//!
//! In: an estimate in bytes for each job. Out: a [`Permit`] that gives the bytes back when it is dropped. It
//! measures nothing: the estimate is [`need`]'s. **Never enter rayon while holding a permit** (rayon#592).

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::probe::Probe;
use super::sizes;
use super::spec::RenderSpec;
use super::tiles;

/// Bytes that are in the books, and a bell for those who wait.
#[derive(Debug)]
pub struct MemoryBudget {
    total: u64,
    used: Mutex<u64>,
    freed: Condvar,
}

/// Bytes that are yours until you drop it.
#[derive(Debug)]
#[must_use = "the bytes are given back when the permit is dropped"]
pub struct Permit<'a> {
    budget: &'a MemoryBudget,
    bytes: u64,
}

impl MemoryBudget {
    /// A budget of so many bytes.
    pub fn new(bytes: u64) -> Self {
        MemoryBudget {
            total: bytes,
            used: Mutex::new(0),
            freed: Condvar::new(),
        }
    }

    /// Waits until so many bytes are free. A request above the whole budget is admitted when nobody else is.
    pub fn admit(&self, bytes: u64) -> Permit<'_> {
        let mut used = self.books();
        while *used > 0 && used.saturating_add(bytes) > self.total {
            used = self
                .freed
                .wait(used)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *used = used.saturating_add(bytes);
        Permit {
            budget: self,
            bytes,
        }
    }

    /// The count is valid whatever a panicking thread was doing: it is changed in one step.
    fn books(&self) -> MutexGuard<'_, u64> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut used = self.budget.books();
        *used = used.saturating_sub(self.bytes);
        self.budget.freed.notify_all();
    }
}

/// Rows of samples that are held while a picture is made smaller: a dozen of each channel and more.
const ROWS: u64 = 256;

/// Bytes that one render takes at its peak: an estimate from above for ordinary files, for admission only.
pub fn need(probe: &Probe, spec: &RenderSpec) -> u64 {
    let (width, height) = probe.upright();
    let pixels = u64::from(width) * u64::from(height);
    let full = pixels.saturating_mul(u64::from(probe.held));
    let (shown_width, shown_height) = sizes::shown(spec, width, height);
    let derivatives = sizes::sizes(shown_width, shown_height, spec);
    let levels = tiles::levels(shown_width, shown_height, spec);
    let largest = levels
        .last()
        .or(derivatives.last())
        .map_or(0, |size| u64::from(size.width) * u64::from(size.height));
    // The rows that the filter holds; the largest size: itself, its rotated copy, the rest of the pyramid, an
    // encoder's planes.
    let rows = u64::from(probe.stored.0).saturating_mul(ROWS);
    full.saturating_add(rows)
        .saturating_add(largest.saturating_mul(10))
        + (4 << 20)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::policy::PictureFormat;
    use crate::{Limits, SourceFormat};

    #[test]
    fn never_more_than_the_budget_unless_alone() {
        let budget = MemoryBudget::new(100);
        let (now, peak) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for job in 0..16_u64 {
                let (budget, now, peak) = (&budget, &now, &peak);
                scope.spawn(move || {
                    for round in 0..50 {
                        let bytes = 10 + (job * 7 + round) % 60;
                        let permit = budget.admit(bytes);
                        let together = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        peak.fetch_max(together, Ordering::SeqCst);
                        now.fetch_sub(bytes, Ordering::SeqCst);
                        drop(permit);
                    }
                });
            }
        });
        assert!(peak.into_inner() <= 100);
        assert_eq!(*budget.books(), 0);
    }

    #[test]
    fn tiles_are_in_the_estimate_and_make_no_picture_too_large() {
        let spec = |deep_edge| RenderSpec {
            crop: None,
            redact: Vec::new(),
            widths: vec![320, 1920],
            max_edge: 1920,
            formats: vec![PictureFormat::Jpeg],
            webp_up_to: 640,
            quality: 80,
            deep_edge,
        };
        let limits = Limits::default();
        let scan = |width: u32| Probe {
            format: SourceFormat::Png,
            stored: (width, width),
            orientation: 1,
            more_frames: false,
            held: 3,
            left_out: None,
        };
        let (plain, deep) = (spec(None), spec(Some(16_000)));
        assert_eq!(need(&scan(1900), &plain), need(&scan(1900), &deep));
        let more = need(&scan(5000), &deep) - need(&scan(5000), &plain);
        assert!(more > 25_000_000, "a deepest level weighs more: {more}");
        let largest = (limits.max_pixels as f64).sqrt() as u32;
        assert!(need(&scan(largest), &deep) <= limits.max_bytes);
    }

    #[test]
    fn a_giant_runs_alone_and_others_follow() {
        let budget = MemoryBudget::new(10);
        let giant = budget.admit(1_000);
        std::thread::scope(|scope| {
            let small = scope.spawn(|| drop(budget.admit(5)));
            drop(giant);
            small.join().unwrap();
        });
        drop(budget.admit(u64::MAX));
    }
}
