//! One problem in the shape that rustc made familiar: what, where, the line with carets, the remedy.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::Look;
use super::escape::{safe, safe_excerpt};
use crate::diagnostics::{Diagnostic, Message, Severity, Tongue};

/// The problem, with a line end and an empty line after it.
pub(super) fn render(diagnostic: &Diagnostic, look: Look) -> String {
    let place = &diagnostic.place;
    let title = heading(diagnostic.rule.severity(), look.tongue)
        .primary_title(safe(diagnostic.message.in_tongue(look.tongue)))
        .id(diagnostic.rule.code());
    let path = safe(&place.path);
    let mut group = match &place.spot {
        Some(spot) => {
            // The column told is that of the line as shown: the two differ only where something was escaped.
            let (line, range) = safe_excerpt(&spot.excerpt, &spot.range);
            let mark = AnnotationKind::Primary.span(range);
            let excerpt = Snippet::source(line).path(path).line_start(spot.line);
            title.element(excerpt.annotation(mark))
        }
        None => title.element(Origin::path(path)),
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(remedy(hint, look.tongue));
    }
    draw(group, look)
}

/// Many problems of one kind, with a few of their places.
pub(super) fn render_many(
    diagnostics: &[&Diagnostic],
    title: &str,
    lines: &[String],
    look: Look,
) -> String {
    let Some(first) = diagnostics.first() else {
        return String::new();
    };
    let level = heading(first.rule.severity(), look.tongue);
    let mut group = Group::with_title(level.primary_title(safe(title)).id(first.rule.code()));
    for line in lines {
        group = group.element(Level::NOTE.no_name().message(safe(line)));
    }
    draw(group, look)
}

/// An operational failure or a usage mistake.
pub(super) fn failure(message: &Message, look: Look) -> String {
    let title =
        heading(Severity::Error, look.tongue).primary_title(safe(message.in_tongue(look.tongue)));
    draw(Group::with_title(title), look)
}

fn remedy(hint: &Message, tongue: Tongue) -> Element<'_> {
    Level::HELP
        .no_name()
        .message(safe(hint.in_tongue(tongue)))
        .into()
}

fn heading(severity: Severity, tongue: Tongue) -> Level<'static> {
    let (level, vi) = match severity {
        Severity::Error => (Level::ERROR, "lỗi"),
        Severity::Warning => (Level::WARNING, "cảnh báo"),
        Severity::Note => (Level::NOTE, "lưu ý"),
    };
    match tongue {
        Tongue::Vi => level.with_name(vi),
        Tongue::En => level,
    }
}

fn draw(group: Group<'_>, look: Look) -> String {
    let renderer = match look.styled {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let drawn = renderer.term_width(look.width).render(&[group]);
    format!("{}\n\n", drawn.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::console::Detail;
    use crate::diagnostics::{Place, Rule, say};

    const LOOK: Look = Look {
        tongue: Tongue::En,
        detail: Detail::Usual,
        styled: false,
        width: 100,
    };

    fn unknown_key(path: &str, text: &str, word: &str) -> Diagnostic {
        let at = text.find(word).unwrap();
        let place = Place::span(path, text, at..at + word.len());
        let message = say!(vi: "khóa lạ `{word}` trong bản ghi", en: "unknown key `{word}` in a work's record");
        Diagnostic::new(Rule::YamlUnknownKey, place, message)
            .hint(say!(vi: "có phải là `title`?", en: "did you mean `title`?"))
    }

    #[test]
    fn a_problem_in_english() {
        let problem = unknown_key(
            "content/01-bien/ca-voi.yaml",
            "year: 2025\ntitel: Cá voi\n",
            "titel",
        );
        let expected = "\
error[yaml/unknown-key]: unknown key `titel` in a work's record
 --> content/01-bien/ca-voi.yaml:2:1
  |
2 | titel: Cá voi
  | ^^^^^
  |
  = did you mean `title`?

";
        assert_eq!(render(&problem, LOOK), expected);
    }

    #[test]
    fn a_problem_in_vietnamese() {
        let problem = unknown_key("content/a.yaml", "titel: x", "titel");
        let drawn = render(
            &problem,
            Look {
                tongue: Tongue::Vi,
                ..LOOK
            },
        );
        assert!(
            drawn.starts_with("lỗi[yaml/unknown-key]: khóa lạ `titel` trong bản ghi\n"),
            "{drawn}"
        );
        assert!(drawn.contains("  = có phải là `title`?\n"), "{drawn}");
    }

    /// The column, in cells of the screen, at which carets begin, and how many there are.
    fn carets(drawn: &str) -> (usize, usize) {
        let line = drawn.lines().find(|line| line.contains('^')).unwrap();
        let after = line.split_once("| ").unwrap().1;
        (after.find('^').unwrap(), after.matches('^').count())
    }

    #[test]
    fn carets_stand_under_decomposed_vietnamese() {
        // "Cá vơi: " with its marks as characters of their own takes 8 cells although it is 10 characters.
        let line = "Ca\u{301} vo\u{31b}i: Bie\u{302}\u{309}n";
        let problem = unknown_key("a.yaml", line, "Bie\u{302}\u{309}n");
        let drawn = render(&problem, LOOK);
        assert_eq!(carets(&drawn), (8, 4));
        let column = problem.place.spot.as_ref().unwrap().column;
        assert!(drawn.contains(&format!("a.yaml:1:{column}")), "{drawn}");
        let composed = unknown_key("a.yaml", "Cá vơi: Biển", "Biển");
        assert_eq!(carets(&render(&composed, LOOK)), (8, 4));
    }

    #[test]
    fn carets_stand_under_wide_characters_and_tabs() {
        assert_eq!(
            carets(&render(&unknown_key("a.yaml", "絵画: voi", "voi"), LOOK)),
            (6, 3)
        );
        assert_eq!(
            carets(&render(&unknown_key("a.yaml", "\tvoi: 1", "voi"), LOOK)),
            (4, 3)
        );
    }

    #[test]
    fn names_and_excerpts_cannot_command_the_terminal() {
        let drawn = render(
            &unknown_key(
                "content/\u{1b}[2J\u{202e}gpj.a\nb.yaml",
                "\u{1b}]0;x: titel",
                "titel",
            ),
            LOOK,
        );
        assert!(
            drawn.contains("content/\\u{1b}[2J\\u{202e}gpj.a\\nb.yaml:1:13"),
            "{drawn}"
        );
        assert!(!drawn.contains(['\u{1b}', '\u{202e}']), "{drawn}");
        assert_eq!(carets(&drawn), ("\\u{1b}]0;x: ".len(), 5));
    }

    #[test]
    fn colours_only_when_asked_for() {
        let problem = unknown_key("a.yaml", "titel: x", "titel");
        assert!(!render(&problem, LOOK).contains('\u{1b}'));
        assert!(
            render(
                &problem,
                Look {
                    styled: true,
                    ..LOOK
                }
            )
            .contains('\u{1b}')
        );
    }

    #[test]
    fn a_failure_is_one_sentence() {
        let message = say!(vi: "không ghi được a\u{1b}", en: "could not write a\u{1b}");
        assert_eq!(
            failure(&message, LOOK),
            "error: could not write a\\u{1b}\n\n"
        );
    }
}
