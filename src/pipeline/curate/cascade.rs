//! What a work inherits: its record, then the `defaults:` of its room, of the rooms around it, of the exhibition.

use std::collections::BTreeMap;

use crate::exhibition::Level;
use crate::pipeline::Keeper;
use crate::schema::written::{ArtistBlock, At, WorkFile};

/// The records that hold for a work, the nearest first.
#[derive(Clone, Debug)]
pub(super) struct Cascade<'a>(Vec<&'a WorkFile>);

impl<'a> Cascade<'a> {
    /// The exhibition's defaults alone.
    pub(super) fn new(defaults: &'a WorkFile) -> Self {
        Cascade(vec![defaults])
    }

    /// With a nearer record in front.
    #[must_use]
    pub(super) fn nearer(&self, record: &'a WorkFile) -> Self {
        let mut chain = Vec::with_capacity(self.0.len() + 1);
        chain.push(record);
        chain.extend(&self.0);
        Cascade(chain)
    }

    /// The nearest value of a field.
    pub(super) fn get<T>(&self, field: impl Fn(&'a WorkFile) -> Option<&'a T>) -> Option<&'a T> {
        self.0.iter().find_map(|record| field(record))
    }

    /// The nearest list of makers. What a whole class shares (grade, age) is filled in from a single maker in
    /// the defaults; a name never is.
    pub(super) fn artists(&self) -> Vec<ArtistBlock> {
        let Some(nearest) = self.0.iter().position(|record| record.artists.is_some()) else {
            return Vec::new();
        };
        let mut artists = self.0[nearest].artists.clone().unwrap_or_default();
        let shared: Vec<&ArtistBlock> = self.0[nearest + 1..]
            .iter()
            .filter_map(|record| single(record))
            .collect();
        for artist in &mut artists {
            let grade = || shared.iter().find_map(|shared| shared.grade.clone());
            let age = || shared.iter().find_map(|shared| shared.age.clone());
            artist.grade = artist.grade.take().or_else(grade);
            artist.age = artist.age.take().or_else(age);
            if nearest > 0 {
                (artist.display_name, artist.pen_name, artist.name) = (None, None, None);
            }
        }
        artists
    }

    /// Every ceiling that is written, with who wrote it: all of them hold, a nearer one cannot raise a farther one.
    pub(super) fn levels(&self) -> impl Iterator<Item = (Keeper, &'a At<Level>)> {
        let last = self.0.len() - 1;
        self.0.iter().enumerate().filter_map(move |(at, record)| {
            let keeper = match at {
                0 => Keeper::Work,
                at if at == last => Keeper::Site,
                _ => Keeper::Room,
            };
            Some((keeper, record.level.as_ref()?))
        })
    }

    /// Free fields, the nearest value of each key.
    pub(super) fn extra(&self) -> BTreeMap<&'a str, &'a At<String>> {
        let farthest_first = self.0.iter().rev();
        farthest_first
            .flat_map(|record| {
                record
                    .extra
                    .iter()
                    .map(|(key, value)| (key.as_str(), value))
            })
            .collect()
    }
}

fn single(record: &WorkFile) -> Option<&ArtistBlock> {
    match record.artists.as_deref() {
        Some([one]) => Some(one),
        _ => None,
    }
}
