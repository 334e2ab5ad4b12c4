//! All problems of one run, in the order in which a person walks the folders.

use std::collections::BTreeSet;

use super::{Diagnostic, Severity};

/// The collected diagnostics.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// An empty report.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem; the stage that found it goes on.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds problems found elsewhere, by a parallel job for instance.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// The problems by file, line, column and rule, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.sort_by(|a, b| {
            (&a.place, a.rule, &a.message.en).cmp(&(&b.place, b.rule, &b.message.en))
        });
        all.dedup();
        all
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted()
            .iter()
            .filter(|diagnostic| diagnostic.rule.severity() == severity)
            .count()
    }

    /// Whether a gate has to close.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.rule.severity() == Severity::Error)
    }

    /// The files that have errors.
    pub fn faulty_paths(&self) -> BTreeSet<String> {
        let errors = self
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.rule.severity() == Severity::Error);
        errors
            .map(|diagnostic| diagnostic.place.path.to_string())
            .collect()
    }

    /// The problems as they came.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
