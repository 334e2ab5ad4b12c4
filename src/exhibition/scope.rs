//! What a consent covers.

use super::Level;

/// One thing that a family may allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "the names say it; safety.md and the README explain them"
)]
pub enum Scope {
    Picture,
    Statement,
    PenName,
    GivenName,
    Grade,
    Age,
    Province,
    School,
    FullName,
    Award,
    SearchEngines,
    Cc,
    Press,
    Print,
}

impl Scope {
    /// All, in the order of the documentation.
    pub const ALL: [Scope; 14] = [
        Scope::Picture,
        Scope::Statement,
        Scope::PenName,
        Scope::GivenName,
        Scope::Grade,
        Scope::Age,
        Scope::Province,
        Scope::School,
        Scope::FullName,
        Scope::Award,
        Scope::SearchEngines,
        Scope::Cc,
        Scope::Press,
        Scope::Print,
    ];

    /// The name in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Picture => "picture",
            Scope::Statement => "statement",
            Scope::PenName => "pen-name",
            Scope::GivenName => "given-name",
            Scope::Grade => "grade",
            Scope::Age => "age",
            Scope::Province => "province",
            Scope::School => "school",
            Scope::FullName => "full-name",
            Scope::Award => "award",
            Scope::SearchEngines => "search-engines",
            Scope::Cc => "cc",
            Scope::Press => "press",
            Scope::Print => "print",
        }
    }

    /// Reads a name from YAML.
    pub fn parse(name: &str) -> Option<Self> {
        Scope::ALL.into_iter().find(|scope| scope.name() == name)
    }

    /// The lowest level at which what this scope allows can be seen.
    pub fn level(self) -> Level {
        match self {
            Scope::Picture
            | Scope::Statement
            | Scope::Award
            | Scope::SearchEngines
            | Scope::Cc
            | Scope::Press
            | Scope::Print => Level::Anonymous,
            Scope::PenName => Level::PenName,
            Scope::GivenName | Scope::Grade | Scope::Age | Scope::Province => Level::GivenName,
            Scope::School => Level::School,
            Scope::FullName => Level::FullName,
        }
    }
}

/// A set of scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Scopes(u16);

impl Scopes {
    /// Nothing allowed.
    pub const NONE: Scopes = Scopes(0);

    /// Everything allowed: works in the public domain and demonstrations.
    pub fn all() -> Self {
        Scope::ALL.into_iter().collect()
    }

    /// Whether `scope` is in the set.
    pub fn has(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u16) != 0
    }

    /// What both allow: the rule for works by several children.
    #[must_use]
    pub fn both(self, other: Scopes) -> Scopes {
        Scopes(self.0 & other.0)
    }

    /// The highest level that the set can reach: none without the picture.
    pub fn level(self) -> Level {
        if !self.has(Scope::Picture) {
            return Level::Withheld;
        }
        let reached = Scope::ALL
            .into_iter()
            .filter(|&scope| self.has(scope))
            .map(Scope::level);
        reached.max().unwrap_or(Level::Withheld)
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Self {
        Scopes(
            scopes
                .into_iter()
                .fold(0, |set, scope| set | 1 << scope as u16),
        )
    }
}
