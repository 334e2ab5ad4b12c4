//! One sentence in both languages of the curators, written side by side so that neither is forgotten.

/// The language in which the program speaks to the curator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

/// A sentence in Vietnamese and English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Tiếng Việt.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Message {
    /// The sentence in one language.
    pub fn in_tongue(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Vi => &self.vi,
            Tongue::En => &self.en,
        }
    }
}

/// Writes a [`Message`]: `say!(vi: "thiếu {key}", en: "{key} is missing")`, both formatted from the same scope.
macro_rules! say {
    (vi: $vi:literal, en: $en:literal $(,)?) => {
        $crate::diagnostics::Message {
            vi: format!($vi),
            en: format!($en),
        }
    };
}
pub(crate) use say;

/// Lists words for a sentence: “`a`, `b`, `c`”.
pub fn join<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words
        .into_iter()
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    words.join(", ")
}
