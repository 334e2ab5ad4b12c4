//! Who watches a run for a person: a bar on a terminal, a line now and then elsewhere.
//!
//! Called from several threads; what it shows is counted in pixels, since one scan can weigh as much as fifty
//! photographs.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::escape::safe;
use super::words::{counted, duration, number};
use super::{Detail, Look, plain_line};
use crate::cli::interrupt;
use crate::diagnostics::Tongue;
use crate::pipeline::{Observer, Step};

/// How often a line is written where there is no terminal.
const QUIET_LINES: Duration = Duration::from_secs(10);

/// Shows how far a run has come.
pub(in crate::cli) struct Progress {
    look: Look,
    terminal: bool,
    state: Mutex<State>,
}

struct State {
    bar: ProgressBar,
    pace: Pace,
    begun: Instant,
    told: Instant,
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, Default)]
struct Pace {
    pictures: usize,
    pixels: u64,
    done: usize,
    done_pixels: u64,
}

impl Progress {
    pub(super) fn new(look: Look, terminal: bool) -> Self {
        let now = Instant::now();
        let state = Mutex::new(State {
            bar: ProgressBar::hidden(),
            pace: Pace::default(),
            begun: now,
            told: now,
        });
        Progress {
            look,
            terminal,
            state,
        }
    }

    /// Takes the bar off the screen.
    pub(in crate::cli) fn end(&self) {
        self.state().bar.finish_and_clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A picture that panicked is the pipeline's to report; the counts are whole all the same.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bar(&self, pixels: u64) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(Some(pixels), ProgressDrawTarget::stderr());
        let template = match pixels {
            0 => "{spinner} {msg}",
            _ => "{bar:24} {percent:>3} % {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("█▌░"));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

impl Observer for Progress {
    fn begin(&self, step: Step, pictures: usize, pixels: u64) {
        if self.look.detail == Detail::Quiet {
            return;
        }
        let line = sentence(step, pictures, self.look.tongue);
        let mut state = self.state();
        state.bar.finish_and_clear();
        state.pace = Pace {
            pictures,
            pixels,
            ..Pace::default()
        };
        state.begun = Instant::now();
        state.told = state.begun;
        if self.terminal {
            state.bar = self.bar(pixels);
            state.bar.set_message(line);
        } else {
            plain_line(&line);
        }
    }

    fn picture(&self, pixels: u64, _fresh: bool) {
        if self.look.detail == Detail::Quiet {
            return;
        }
        let mut state = self.state();
        state.pace.done += 1;
        state.pace.done_pixels += pixels;
        let line = state.pace.sentence(state.begun.elapsed(), self.look.tongue);
        if self.terminal {
            state.bar.set_position(state.pace.done_pixels);
            state.bar.set_message(line);
        } else if state.told.elapsed() >= QUIET_LINES {
            state.told = Instant::now();
            plain_line(&line);
        }
    }

    fn ignored(&self, path: &str) {
        if self.look.detail == Detail::Full {
            let line = match self.look.tongue {
                Tongue::Vi => format!("bỏ qua {} (tên bắt đầu bằng `_` hoặc `.`)", safe(path)),
                Tongue::En => format!(
                    "passed over {} (its name starts with `_` or `.`)",
                    safe(path)
                ),
            };
            self.state().bar.suspend(|| plain_line(&line));
        }
    }

    fn interrupted(&self) -> bool {
        interrupt::asked()
    }
}

impl Pace {
    /// “12/398 pictures, 3.1 a second, 1 min 05 s left”
    fn sentence(&self, elapsed: Duration, tongue: Tongue) -> String {
        let (done, all) = (number(self.done, tongue), number(self.pictures, tongue));
        let seconds = elapsed.as_secs_f64().max(0.001);
        let rate = format!("{:.1}", self.done as f64 / seconds);
        let rate = match tongue {
            Tongue::Vi => format!("{done}/{all} tranh, {} tranh/giây", rate.replace('.', ",")),
            Tongue::En => format!("{done}/{all} pictures, {rate} a second"),
        };
        let left = self.left(elapsed).map(|left| duration(left, tongue));
        match (left, tongue) {
            (None, _) => rate,
            (Some(left), Tongue::Vi) => format!("{rate}, còn {left}"),
            (Some(left), Tongue::En) => format!("{rate}, {left} left"),
        }
    }

    /// By the pixels done so far; unknown in the first second.
    fn left(&self, elapsed: Duration) -> Option<Duration> {
        let rest = self.pixels.checked_sub(self.done_pixels)?;
        if elapsed < Duration::from_secs(1) || self.done_pixels == 0 {
            return None;
        }
        let seconds = elapsed.as_secs_f64() * rest as f64 / self.done_pixels as f64;
        Duration::try_from_secs_f64(seconds).ok()
    }
}

fn sentence(step: Step, pictures: usize, tongue: Tongue) -> String {
    let what = match (step, tongue) {
        (Step::Reading, Tongue::Vi) => "Đang đọc content/",
        (Step::Reading, Tongue::En) => "Reading content/",
        (Step::Rendering, Tongue::Vi) => "Đang xử lý tranh",
        (Step::Rendering, Tongue::En) => "Rendering pictures",
        (Step::Composing, Tongue::Vi) => "Đang viết các trang",
        (Step::Composing, Tongue::En) => "Writing pages",
        (Step::Auditing, Tongue::Vi) => "Đang đọc lại để tìm chỗ lộ",
        (Step::Auditing, Tongue::En) => "Reading everything back",
        (Step::Publishing, Tongue::Vi) => "Đang thay trang cũ bằng trang mới",
        (Step::Publishing, Tongue::En) => "Putting the new site in place",
    };
    match pictures {
        0 => format!("{what}…"),
        some => format!(
            "{what} ({})…",
            counted(some, ("tranh", "picture", "pictures"), tongue)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_goes_by_pixels() {
        let pace = Pace {
            pictures: 10,
            pixels: 1000,
            done: 5,
            done_pixels: 200,
        };
        let after = |seconds| pace.sentence(Duration::from_secs(seconds), Tongue::En);
        assert_eq!(after(10), "5/10 pictures, 0.5 a second, 40 s left");
        assert_eq!(
            pace.sentence(Duration::from_secs(10), Tongue::Vi),
            "5/10 tranh, 0,5 tranh/giây, còn 40 giây"
        );
        assert_eq!(after(0).matches("left").count(), 0);
        let nothing = Pace::default();
        assert_eq!(nothing.left(Duration::from_secs(9)), None);
    }

    #[test]
    fn steps_say_what_they_do() {
        assert_eq!(
            sentence(Step::Rendering, 1, Tongue::En),
            "Rendering pictures (1 picture)…"
        );
        assert_eq!(sentence(Step::Reading, 0, Tongue::Vi), "Đang đọc content/…");
    }
}
