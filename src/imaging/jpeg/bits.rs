//! Entropy-coded bytes as bits, most significant first.
//!
//! In: a file from the first scan's data on. Out: [`Bits`], which hides the zero behind each 0xff (ITU T.81,
//! B.1.1.5) and stops at markers. It hands out zeros behind the end, and tells afterwards ([`Bits::refresh`])
//! that too many were taken.
//!
//! Bytes are freed of their stuffing a window at a time, so that the reader's inner loop sees plain bytes.

/// Bytes without stuffing that are at hand at once: few enough to stay in the nearest cache.
const WINDOW: usize = 16 * 1024;
/// More than a unit of ten blocks takes: 64 coefficients of 16 + 15 bits each, and a refill that looks ahead.
const SLACK: usize = 4 * 1024;

/// What is at hand of the bits: copied out of [`Bits`] for a block's time, so that it lives in registers.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    /// The next bits, the first of them on top. Behind `count` bits, more of the same stream or zeros.
    next: u64,
    count: u32,
    /// The next byte of the window.
    at: usize,
}

/// Bits up to the next marker.
pub(super) struct Bits<'a> {
    pub(super) cursor: Cursor,
    window: Box<[u8; WINDOW + SLACK]>,
    /// Bytes in the window; zeros follow.
    filled: usize,
    /// The cursor may go as far as here before the window needs a look.
    limit: usize,
    /// The file behind what is in the window, still stuffed.
    rest: &'a [u8],
    /// Whether `rest` begins with a marker or is empty.
    at_marker: bool,
}

/// More bits were taken than there are: the data are cut off or garbled.
#[derive(Debug)]
pub(super) struct Overdrawn;

impl<'a> Bits<'a> {
    /// A reader of a scan's data, which may begin with a marker.
    pub(super) fn new(data: &'a [u8]) -> Self {
        let mut bits = Bits {
            cursor: Cursor::NEW,
            window: Box::new([0; WINDOW + SLACK]),
            filled: 0,
            limit: 0,
            rest: data,
            at_marker: false,
        };
        bits.fill();
        bits
    }

    /// Loads what a few symbols need.
    #[inline(always)]
    pub(super) fn load(&self, cursor: &mut Cursor) {
        cursor.load(&self.window[..]);
    }

    /// Loads what a few symbols need, in place.
    #[inline(always)]
    pub(super) fn fetch(&mut self) {
        self.cursor.load(&self.window[..]);
    }

    /// To be called after each unit: keeps the window filled for the next, or finds that this one had no data.
    #[inline(always)]
    pub(super) fn refresh(&mut self) -> Result<(), Overdrawn> {
        if self.cursor.at <= self.limit {
            return Ok(());
        }
        self.slide()
    }

    #[cold]
    #[inline(never)]
    fn slide(&mut self) -> Result<(), Overdrawn> {
        if self.at_marker {
            return match self.taken() <= self.filled * 8 {
                true => Ok(()),
                false => Err(Overdrawn),
            };
        }
        let used = self.cursor.at;
        self.window.copy_within(used..self.filled, 0);
        self.filled -= used;
        self.cursor.at = 0;
        self.fill();
        Ok(())
    }

    /// How many of the window's bits were taken.
    fn taken(&self) -> usize {
        (self.cursor.at * 8).saturating_sub(self.cursor.count as usize)
    }

    /// Ends an interval of units: takes the restart marker, the `count`-th since the scan began, and starts anew
    /// behind it. An error: another marker is there, or data are left over before it.
    pub(super) fn restart(&mut self, count: usize) -> Result<(), Overdrawn> {
        let left = (self.filled * 8).checked_sub(self.taken());
        let padded = self.at_marker && left.is_some_and(|left| left < 8);
        match self.rest {
            [0xff, marker, rest @ ..] if padded && *marker == 0xd0 | (count & 7) as u8 => {
                self.rest = rest;
                self.cursor = Cursor::NEW;
                self.filled = 0;
                self.at_marker = false;
                self.fill();
                Ok(())
            }
            _ => Err(Overdrawn),
        }
    }

    /// Whether what follows the last unit may follow a scan: nothing, an end, a table, a scan, or data that nobody
    /// needs. A marker that belongs nowhere is a sign of damage.
    pub(super) fn may_end(&self) -> bool {
        match self.rest {
            [0xff, marker, ..] if self.at_marker => {
                matches!(marker, 0xc4 | 0xd0..=0xd7 | 0xd9..=0xdb | 0xdd | 0xe0..=0xef | 0xfe)
            }
            _ => true,
        }
    }

    /// Whether the file holds nothing more.
    pub(super) fn is_at_end(&self) -> bool {
        matches!(self.rest, [] | [0xff] | [0xff, 0xd9, ..])
    }

    /// Fills the window, up to a marker.
    fn fill(&mut self) {
        while !self.at_marker && self.filled < WINDOW {
            let room = WINDOW - self.filled;
            let plain = self.rest.len().min(room);
            let plain = plain_length(&self.rest[..plain]);
            self.window[self.filled..][..plain].copy_from_slice(&self.rest[..plain]);
            self.filled += plain;
            self.rest = &self.rest[plain..];
            match self.rest {
                [0xff, 0x00, rest @ ..] if self.filled < WINDOW => {
                    self.window[self.filled] = 0xff;
                    self.filled += 1;
                    self.rest = rest;
                }
                // Markers may be filled up with any number of 0xff in front.
                [0xff, 0xff, ..] => self.rest = &self.rest[1..],
                [0xff, 0x00, ..] => break,
                [0xff, ..] | [] => self.at_marker = true,
                [_, ..] => {}
            }
        }
        let (filled, behind) = (self.filled, (self.filled + SLACK).min(WINDOW + SLACK));
        self.window[filled..behind].fill(0);
        // With the end in sight, every look from its last bytes on is a check.
        self.limit = match self.at_marker {
            true => filled.saturating_sub(1),
            false => filled.saturating_sub(SLACK),
        };
    }
}

impl Cursor {
    const NEW: Cursor = Cursor {
        next: 0,
        count: 0,
        at: 0,
    };

    /// Loads 56 bits or more.
    #[inline(always)]
    fn load(&mut self, window: &[u8]) {
        let word = match window.get(self.at..).and_then(|rest| rest.first_chunk()) {
            Some(bytes) => u64::from_be_bytes(*bytes),
            None => 0,
        };
        self.next |= word >> (self.count & 63);
        self.at += ((63 - self.count) >> 3) as usize;
        self.count |= 56;
    }

    /// Takes bits: no more than were loaded.
    #[inline(always)]
    pub(super) fn take(&mut self, bits: u32) {
        self.next <<= bits & 63;
        self.count -= bits;
    }

    #[inline(always)]
    pub(super) fn next(&self) -> u64 {
        self.next
    }
}

/// How many bytes there are before the next 0xff.
fn plain_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        // A zero byte in the complement, found as always: it borrows and its own top bit was clear.
        let inverse = !word;
        let full = inverse.wrapping_sub(0x0101_0101_0101_0101) & word & 0x8080_8080_8080_8080;
        if full != 0 {
            return at + full.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let tail = bytes.get(at..).unwrap_or_default();
    at + tail
        .iter()
        .position(|&byte| byte == 0xff)
        .unwrap_or(tail.len())
}
