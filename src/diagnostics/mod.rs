//! Content problems, told so that a teacher can mend them.
//!
//! A stage that finds a problem pushes a [`Diagnostic`] to the [`Report`] and goes on; the gates of
//! the pipeline decide what follows. Every diagnostic names its [`Rule`], its [`Place`] and, in
//! Vietnamese and English, what is wrong and how to put it right. Nothing here prints.

mod message;
mod nearest;
mod place;
mod report;
mod rules;

pub(crate) use message::say;
pub use message::{Message, Tongue, join};
pub use nearest::{fold, nearest};
pub use place::{Place, Spot};
pub use report::Report;
pub use rules::{Rule, Severity};

/// One problem in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule was broken; its severity and its line in the README follow from it.
    pub rule: Rule,
    /// Where, as exactly as is known.
    pub place: Place,
    /// What is wrong here.
    pub message: Message,
    /// What to do about it, or the word that was probably meant.
    pub hint: Option<Message>,
}

impl Diagnostic {
    /// A problem without a hint.
    pub fn new(rule: Rule, place: Place, message: Message) -> Self {
        Diagnostic {
            rule,
            place,
            message,
            hint: None,
        }
    }

    /// The same problem with a remedy.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }
}
