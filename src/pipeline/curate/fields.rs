//! The fields of a work's record, each with the scope that it needs: one list for all who ask what is shown, what is
//! kept back, and what must not come out.

use super::cascade::Cascade;
use super::leave::Leave;
use super::settings::Settings;
use super::works::{Subject, single};
use crate::diagnostics::Place;
use crate::exhibition::Scope;
use crate::pipeline::{Keeper, KeptBack};
use crate::schema::written::{ArtistBlock, At, Text, WorkFile};

/// A field that is written down, in the record or around it.
pub(super) struct Field<'a> {
    /// Its key.
    pub(super) name: String,
    /// What a consent must cover for it; `None`: private, whatever a consent says.
    pub(super) scope: Option<Scope>,
    /// Its words; none where it is a number.
    pub(super) texts: Vec<&'a At<String>>,
    /// Whether the words are Markdown.
    pub(super) form: Form,
}

/// How the words of a field are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name, a line, a number.
    Plain,
    /// Sentences.
    Markdown,
}

impl Field<'_> {
    /// Whether visitors may see it.
    pub(super) fn is_shown(&self, settings: &Settings, leave: &Leave) -> bool {
        self.scope.is_some_and(|scope| {
            leave.allows(scope) && (scope != Scope::FullName || settings.full_names)
        })
    }

    /// Whether it names a maker.
    pub(super) fn is_a_name(&self) -> bool {
        matches!(
            self.scope,
            Some(Scope::PenName | Scope::GivenName | Scope::FullName)
        ) && !self.name.starts_with("extra.")
    }

    /// Whether somebody meant it to be shown: a real name is private until a consent names it.
    pub(super) fn is_asked_for(&self, leave: &Leave) -> bool {
        self.scope != Some(Scope::FullName) || leave.scopes.has(Scope::FullName)
    }

    /// The field as one that is kept back, with everybody who does so; `None` where it is shown or private.
    pub(super) fn kept_back(&self, settings: &Settings, leave: &Leave) -> Option<KeptBack> {
        let scope = self.scope?;
        let mut by = leave.keepers(scope);
        if scope == Scope::FullName && !settings.full_names {
            by.push(Keeper::FullNames);
        }
        (!by.is_empty()).then(|| KeptBack {
            field: self.name.clone(),
            scope,
            by,
        })
    }
}

/// Every field that is written for a work.
pub(super) fn of<'a>(settings: &Settings, work: &Subject<'a>) -> Vec<Field<'a>> {
    let record = &work.entry.record;
    written(settings, record, work.cascade, work.artists)
}

/// Every field of what cascades: of a value that each work replaces, none is shown.
pub(super) fn of_defaults<'a>(
    settings: &Settings,
    defaults: &'a WorkFile,
    alone: &'a Cascade<'a>,
) -> Vec<Field<'a>> {
    let artists = defaults.artists.as_deref().unwrap_or_default();
    written(settings, defaults, alone, artists)
}

fn written<'a>(
    settings: &Settings,
    record: &'a WorkFile,
    cascade: &'a Cascade<'a>,
    artists: &'a [ArtistBlock],
) -> Vec<Field<'a>> {
    let mut fields = Vec::new();
    let mut add = |name: &str, scope, texts, form| {
        let name = name.to_owned();
        fields.push(Field {
            name,
            scope: Some(scope),
            texts,
            form,
        });
    };
    let mut text = |name, scope, text: Option<&'a Text>, form| {
        if let Some(text) = text {
            add(name, scope, versions(text), form);
        }
    };
    text("title", Scope::Picture, record.title.as_ref(), Form::Plain);
    text("alt", Scope::Picture, record.alt.as_ref(), Form::Plain);
    let medium = cascade.get(|record| record.medium.as_ref());
    text("medium", Scope::Picture, medium, Form::Plain);
    let statement = cascade.get(|record| record.statement.as_ref());
    text("statement", Scope::Statement, statement, Form::Markdown);
    let award = cascade.get(|record| record.award.as_ref());
    text("award", Scope::Award, award, Form::Plain);
    let mut line = |name, scope, line: Option<&'a At<String>>| {
        if let Some(line) = line {
            add(name, scope, vec![line], Form::Plain);
        }
    };
    let dimensions = cascade.get(|record| record.dimensions.as_ref());
    line("dimensions", Scope::Picture, dimensions);
    line(
        "school",
        Scope::School,
        cascade.get(|record| record.school.as_ref()),
    );
    let province = cascade.get(|record| record.province.as_ref());
    line("province", Scope::Province, province);
    for (key, value) in cascade.extra() {
        fields.push(Field {
            name: format!("extra.{key}"),
            scope: settings.public_extra.get(key).copied(),
            texts: vec![value],
            form: Form::Plain,
        });
    }
    fields.extend(of_makers(artists));
    fields
}

/// What is written of the makers: one field a key, with the words of all of them.
fn of_makers(artists: &[ArtistBlock]) -> Vec<Field<'_>> {
    let names = |name: &'static str, scope, get: fn(&ArtistBlock) -> Option<&At<String>>| {
        let texts: Vec<&At<String>> = artists.iter().filter_map(get).collect();
        (!texts.is_empty()).then(|| Field {
            name: name.to_owned(),
            scope: Some(scope),
            texts,
            form: Form::Plain,
        })
    };
    let number = |name: &'static str, scope, written: bool| {
        written.then(|| Field {
            name: name.to_owned(),
            scope: Some(scope),
            texts: Vec::new(),
            form: Form::Plain,
        })
    };
    let grade = artists.iter().any(|artist| artist.grade.is_some());
    let age = single(artists).is_some_and(|artist| artist.age.is_some());
    let fields = [
        names("display_name", Scope::GivenName, |it| {
            it.display_name.as_ref()
        }),
        names("pen_name", Scope::PenName, |it| it.pen_name.as_ref()),
        names("name", Scope::FullName, |it| it.name.as_ref()),
        number("grade", Scope::Grade, grade),
        number("age", Scope::Age, age),
    ];
    fields.into_iter().flatten().collect()
}

/// Every language of a text.
pub(super) fn versions(text: &Text) -> Vec<&At<String>> {
    match text {
        Text::Plain(text) => vec![text],
        Text::ByLanguage(texts) => texts.values().collect(),
    }
}

/// Where a text begins.
pub(super) fn place(text: &Text) -> Option<&Place> {
    versions(text).first().map(|at| &at.place)
}
