//! Where a test may let the program die, or the disk be a poor one: before every operation that changes the disk.
//!
//! Outside the tests all of this is nothing.

#[cfg(not(test))]
pub(super) use absent::{no_exchange, no_links, no_numbers, point};
#[cfg(test)]
pub(crate) use present::{Disk, with};
#[cfg(test)]
pub(super) use present::{no_exchange, no_links, no_numbers, point};

#[cfg(not(test))]
mod absent {
    use std::path::Path;

    use crate::error::{Error, Verb};

    #[inline(always)]
    pub(in crate::fs) fn point(_: Verb, _: &Path) -> Result<(), Error> {
        Ok(())
    }

    #[inline(always)]
    pub(in crate::fs) fn no_exchange() -> bool {
        false
    }

    #[inline(always)]
    pub(in crate::fs) fn no_links() -> bool {
        false
    }

    #[inline(always)]
    pub(in crate::fs) fn no_numbers() -> bool {
        false
    }
}

#[cfg(test)]
mod present {
    use std::cell::Cell;
    use std::io;
    use std::path::Path;

    use crate::error::{Error, Verb};

    /// What the disk of this thread is like.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct Disk {
        /// Changes until the program dies: from then on nothing changes any more, not even by cleaning up.
        pub(crate) lives: Option<usize>,
        /// It cannot exchange folders.
        pub(crate) no_exchange: bool,
        /// It cannot link files.
        pub(crate) no_links: bool,
        /// Its folders have no numbers.
        pub(crate) no_numbers: bool,
    }

    impl Disk {
        pub(crate) const GOOD: Disk = Disk {
            lives: None,
            no_exchange: false,
            no_links: false,
            no_numbers: false,
        };
    }

    thread_local! {
        static DISK: Cell<Disk> = const { Cell::new(Disk::GOOD) };
    }

    /// Does something on such a disk; says what came of it and whether the program lived to the end.
    pub(crate) fn with<T>(disk: Disk, work: impl FnOnce() -> T) -> (T, bool) {
        DISK.set(disk);
        let result = work();
        let after = DISK.replace(Disk::GOOD);
        (result, after.lives != Some(0))
    }

    pub(in crate::fs) fn point(verb: Verb, path: &Path) -> Result<(), Error> {
        let disk = DISK.get();
        match disk.lives {
            None => Ok(()),
            Some(0) => Err(Error::file(verb, path)(io::Error::other("dead"))),
            Some(left) => {
                let lives = Some(left - 1);
                DISK.set(Disk { lives, ..disk });
                Ok(())
            }
        }
    }

    pub(in crate::fs) fn no_exchange() -> bool {
        DISK.get().no_exchange
    }

    pub(in crate::fs) fn no_links() -> bool {
        DISK.get().no_links
    }

    pub(in crate::fs) fn no_numbers() -> bool {
        DISK.get().no_numbers
    }
}
