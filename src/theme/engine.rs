//! minijinja, tied down: strict about what is absent, escaping everything, bounded, one environment for each language.
//!
//! In: templates, strings and asset names. Out: pages, or a diagnostic with the template's file and line. What a
//! template can call is listed in [`add_words`]; it can read nothing but its view.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use super::assets::Asset;
use super::formats;
use super::layers::{Layers, embedded_folder};
use super::rows;
use super::strings::Strings;
use super::views::PageView;
use crate::diagnostics::{Diagnostic, Place, Rule, say};
use crate::exhibition::Languages;

/// What a page may cost: enough for a listing of ten thousand links, not for a loop without end.
const FUEL: u64 = 4_000_000;

/// Templates, strings and asset names, ready to render.
pub(super) struct Engine {
    environments: BTreeMap<String, Environment<'static>>,
    strings: Arc<Strings>,
    /// Where each template lies, by its name, for diagnostics.
    places: BTreeMap<String, String>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Parses every template; what is wrong goes to `problems`.
    pub(super) fn new(
        layers: &Layers,
        strings: Strings,
        assets: &[Asset],
        languages: &Languages,
        problems: &mut Vec<Diagnostic>,
    ) -> Engine {
        let sources = sources(layers);
        let addresses: BTreeMap<String, String> = assets
            .iter()
            .map(|asset| (asset.name.clone(), asset.path.as_str().to_owned()))
            .collect();
        let addresses = Arc::new(addresses);
        let strings = Arc::new(strings);
        let mut environment = bare_environment();
        for (name, (path, text)) in &sources {
            if let Err(error) = environment.add_template_owned(name.clone(), text.clone()) {
                problems.push(report(&error, path, text));
            }
        }
        let mut environments = BTreeMap::new();
        for language in languages.iter() {
            let mut own = environment.clone();
            add_words(&mut own, language.code(), &strings, &addresses);
            environments.insert(language.code().to_owned(), own);
        }
        let places = sources.into_iter().map(|(name, (path, _))| (name, path));
        Engine {
            environments,
            strings,
            places: places.collect(),
        }
    }

    pub(super) fn strings(&self) -> &Strings {
        &self.strings
    }

    #[allow(
        clippy::result_large_err,
        reason = "a failed page ends the build: the size of its error costs nothing"
    )]
    pub(super) fn render(&self, view: &PageView) -> Result<String, Diagnostic> {
        let language = view.page.lang.as_str();
        let name = view.body.template();
        let Some(environment) = self.environments.get(language) else {
            return Err(Diagnostic::new(
                Rule::ThemeStrings,
                Place::file(self.place(name)),
                say!(vi: "giao diện chưa được nạp cho ngôn ngữ `{language}`", en: "the theme was not loaded for the language `{language}`"),
            ));
        };
        let rendered = environment
            .get_template(name)
            .and_then(|template| template.render(Value::from(Serde(view))));
        rendered.map_err(|error| {
            let error = innermost(&error);
            let template = error.name().unwrap_or(name).to_owned();
            let source = environment.get_template(&template);
            let text = source
                .map(|template| template.source().to_owned())
                .unwrap_or_default();
            report(error, &self.place(&template), &text)
        })
    }

    fn place(&self, template: &str) -> String {
        let known = self.places.get(template).cloned();
        known.unwrap_or_else(|| template.to_owned())
    }
}

/// Every template by the name that others call it: the one that counts under its plain name, the embedded one
/// under `safety/…` as well. With each its path and text.
fn sources(layers: &Layers) -> BTreeMap<String, (String, String)> {
    let counted = layers.folder("templates/").into_iter().map(|file| {
        let name = file.path.trim_start_matches("templates/").to_owned();
        (name, (layers.path(file.path), file.text().into_owned()))
    });
    let embedded = embedded_folder("templates/").map(|file| {
        let name = file.path.replacen("templates", super::Theme::DEFAULT, 1);
        let path = format!("themes/{}/{}", super::Theme::DEFAULT, file.path);
        (name, (path, file.text().into_owned()))
    });
    counted.chain(embedded).collect()
}

fn bare_environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_reload(false);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(print);
    // Lines with a tag alone leave no line behind.
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment
}

/// Prints a value. `None` and `True` are no words: a template that prints one has forgotten an `{% if %}`. Text is
/// escaped here and not by the engine, which spends five characters on every `/` of an address.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match (value.kind(), value.as_str()) {
        (ValueKind::None | ValueKind::Bool, _) => Err(failure(format!(
            "`{value}` is no text; put the print inside {{% if … %}}"
        ))),
        (_, Some(text)) if !value.is_safe() => {
            out.write_str(&formats::escape(text)).map_err(Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// What templates can call: `t`, `asset`, and the filters `date`, `number`, `phrase`, `lang`, `row_height` and
/// `safe_url`.
fn add_words(
    environment: &mut Environment<'static>,
    language: &str,
    strings: &Arc<Strings>,
    addresses: &Arc<BTreeMap<String, String>>,
) {
    let (words, own) = (Arc::clone(strings), language.to_owned());
    environment.add_function("t", move |key: String, places: Kwargs| {
        translate(&words, &own, &key, &places)
    });
    let addresses = Arc::clone(addresses);
    environment.add_function("asset", move |state: &State, name: String| {
        let root = state
            .lookup("page")
            .and_then(|page| page.get_attr("root").ok());
        let root = root.filter(|root| !root.is_undefined());
        let root = root.ok_or_else(|| {
            failure("asset() cannot see `page` here; in a macro, mention `page` once".to_owned())
        })?;
        match addresses.get(&name) {
            Some(address) => Ok(format!("{root}{address}")),
            None => Err(failure(format!("the theme has no asset `{name}`"))),
        }
    });
    let (words, own) = (Arc::clone(strings), language.to_owned());
    environment.add_filter("date", move |iso: String| words.date(&own, &iso));
    let (words, own) = (Arc::clone(strings), language.to_owned());
    environment.add_filter("number", move |value: i128| words.number(&own, value));
    let (words, own) = (Arc::clone(strings), language.to_owned());
    environment.add_filter("phrase", move |value: &Value| phrase(&words, &own, value));
    let (words, own) = (Arc::clone(strings), language.to_owned());
    environment.add_filter("lang", move |value: &Value| {
        let lang = value.get_attr("lang")?;
        let attributes = lang.as_str().map(|lang| attributes(&words, &own, lang));
        Ok::<_, Error>(Value::from_safe_string(attributes.unwrap_or_default()))
    });
    environment.add_filter("row_height", row_height);
    environment.add_filter("safe_url", |address: String| {
        formats::safe_url(&address).to_owned()
    });
}

/// The first of `heights` at which works fill their rows: `works|row_height(heights=[15, 14], width=77.5, gap=1.75,
/// mat=1.3, stretch=1.4)`, all in one unit; nothing where none does. A work without a picture counts as a square.
fn row_height(works: &Value, places: Kwargs) -> Result<Value, Error> {
    let wall = rows::Wall {
        width: places.get("width")?,
        gap: places.get("gap")?,
        mat: places.get("mat")?,
        stretch: places.get("stretch")?,
    };
    let heights: Vec<f64> = places.get("heights")?;
    places.assert_all_used()?;
    let ratio = |work: Value| {
        let picture = work.get_attr("picture")?;
        let hundredths = match picture.is_true() {
            true => u32::try_from(picture.get_attr("ratio")?)?,
            false => 100,
        };
        Ok(f64::from(hundredths) / 100.0)
    };
    let ratios: Vec<f64> = works.try_iter()?.map(ratio).collect::<Result<_, Error>>()?;
    Ok(rows::height(&ratios, wall, &heights).map_or(Value::from(()), Value::from))
}

/// The words of a `Phrase`, inside a `span` with their language where it is not the page's.
fn phrase(strings: &Strings, own: &str, value: &Value) -> Result<Value, Error> {
    let text = value.get_attr("text")?;
    let text = text
        .as_str()
        .ok_or_else(|| failure("`phrase` is for a phrase of the view".to_owned()))?;
    let lang = value.get_attr("lang")?;
    let html = match lang.as_str() {
        Some(lang) => format!(
            "<span{}>{}</span>",
            attributes(strings, own, lang),
            formats::escape(text)
        ),
        None => formats::escape(text).into_owned(),
    };
    Ok(Value::from_safe_string(html))
}

/// The attributes of a passage in another language than the page's: `dir` only where it is read the other way.
fn attributes(strings: &Strings, own: &str, lang: &str) -> String {
    let direction = strings.direction(lang);
    let turned = match direction == strings.direction(own) {
        true => String::new(),
        false => format!(" dir=\"{direction}\""),
    };
    format!(" lang=\"{}\"{turned}", formats::escape(lang))
}

/// `t("works-count", n=3)`; `lang="en"` asks for another language of the site than the page's.
fn translate(strings: &Strings, own: &str, key: &str, places: &Kwargs) -> Result<String, Error> {
    let other: Option<String> = places.get("lang")?;
    let language = other.as_deref().unwrap_or(own);
    let mut filled = BTreeMap::new();
    let mut n = None;
    for name in places.args().filter(|name| *name != "lang") {
        let value: Value = places.get(name)?;
        let number = if value.kind() == ValueKind::Number {
            i128::try_from(value.clone()).ok()
        } else {
            None
        };
        if name == "n" {
            n = number;
        }
        let text = number.map_or_else(
            || value.to_string(),
            |number| strings.number(language, number),
        );
        filled.insert(name.to_owned(), text);
    }
    strings.fill(language, key, &filled, n).map_err(failure)
}

fn failure(detail: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, detail)
}

/// The error in the included or extended template that caused an error where it was asked for.
fn innermost(error: &Error) -> &Error {
    let mut found = error;
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if let Some(inner) = inner.downcast_ref::<Error>() {
            found = inner;
        }
        cause = inner.source();
    }
    found
}

/// A template's error as a diagnostic: file, line, and what the engine said.
fn report(error: &Error, path: &str, text: &str) -> Diagnostic {
    let mut said = error.kind().to_string();
    if let Some(detail) = error.detail() {
        said = format!("{said}: {detail}");
    }
    let place = match error.line() {
        Some(line) if line > 0 => {
            let start: usize = text
                .split_inclusive('\n')
                .take(line - 1)
                .map(str::len)
                .sum();
            let whole = text[start..].lines().next().unwrap_or("");
            let indent = whole.len() - whole.trim_start().len();
            Place::span(path, text, start + indent..start + whole.len())
        }
        _ => Place::file(path),
    };
    let problem = Diagnostic::new(
        Rule::ThemeTemplate,
        place,
        say!(vi: "mẫu trang có lỗi: {said}", en: "the template is wrong: {said}"),
    );
    if error.kind() == ErrorKind::UndefinedError {
        return problem.hint(say!(
            vi: "trong khung nhìn của trang này không có từ đó; xem src/theme/views.rs",
            en: "the view of this page has no such word; views.rs in src/theme is the reference"
        ));
    }
    problem
}
