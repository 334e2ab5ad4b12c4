//! How much of a child is shown.

/// The ceilings of safety.md, lowest first: the effective level is the minimum of all that apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Level {
    /// Nothing, anywhere.
    Withheld,
    /// The picture and what it is made with; of the child only the school stage.
    #[default]
    Anonymous,
    /// And a pen name.
    PenName,
    /// And given name, grade, age and province.
    GivenName,
    /// And the school.
    School,
    /// And the full name, where the site switches that on.
    FullName,
}

impl Level {
    /// All, lowest first.
    pub const ALL: [Level; 6] = [
        Level::Withheld,
        Level::Anonymous,
        Level::PenName,
        Level::GivenName,
        Level::School,
        Level::FullName,
    ];

    /// The name in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Level::Withheld => "withheld",
            Level::Anonymous => "anonymous",
            Level::PenName => "pen-name",
            Level::GivenName => "given-name",
            Level::School => "school",
            Level::FullName => "full-name",
        }
    }

    /// Reads a name from YAML.
    pub fn parse(name: &str) -> Option<Self> {
        Level::ALL.into_iter().find(|level| level.name() == name)
    }
}
