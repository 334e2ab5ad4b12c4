//! In which language the program speaks: `--lang`, else TRIENLAM_LANG, else the system's.
//!
//! It reads the arguments before they are parsed, so that help and usage errors come in it too.

use std::ffi::OsString;

use crate::diagnostics::Tongue;

/// The language for these arguments on this system.
pub(super) fn choose(argv: &[OsString]) -> Tongue {
    let wished = std::env::var("TRIENLAM_LANG").ok();
    from(argv, wished.as_deref(), sys_locale::get_locale().as_deref())
}

fn from(argv: &[OsString], wished: Option<&str>, system: Option<&str>) -> Tongue {
    let typed = typed(argv).and_then(of_tag);
    let wished = || wished.and_then(of_tag);
    let system = || system.and_then(of_tag);
    typed.or_else(wished).or_else(system).unwrap_or(Tongue::En)
}

/// What follows `--lang`, the last one where there are several; nothing after `--` counts.
fn typed(argv: &[OsString]) -> Option<&str> {
    let words = argv.iter().map(|word| word.to_str().unwrap_or(""));
    let words: Vec<&str> = words.take_while(|&word| word != "--").collect();
    let mut found = words.iter().enumerate().filter_map(|(at, word)| {
        if *word == "--lang" {
            return words.get(at + 1).copied();
        }
        word.strip_prefix("--lang=")
    });
    found.next_back()
}

/// `vi`, `vi-VN`, `vi_VN.UTF-8` are Vietnamese; any other name of a language is English.
fn of_tag(tag: &str) -> Option<Tongue> {
    let main = tag.split(['-', '_', '.', '@']).next().unwrap_or(tag);
    match main {
        "" => None,
        main if main.eq_ignore_ascii_case("vi") => Some(Tongue::Vi),
        _ => Some(Tongue::En),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(argv: &str, wished: Option<&str>, system: Option<&str>) -> Tongue {
        let argv: Vec<OsString> = argv.split(' ').map(OsString::from).collect();
        from(&argv, wished, system)
    }

    #[test]
    fn the_nearest_wish_wins() {
        let vi = Some("vi_VN.UTF-8");
        assert_eq!(choice("trienlam build", None, vi), Tongue::Vi);
        assert_eq!(choice("trienlam build", Some("en"), vi), Tongue::En);
        assert_eq!(
            choice("trienlam --lang vi build", Some("en"), None),
            Tongue::Vi
        );
        assert_eq!(
            choice("trienlam build --lang=vi", None, Some("C")),
            Tongue::Vi
        );
        assert_eq!(choice("trienlam new -- --lang=vi", None, None), Tongue::En);
        assert_eq!(choice("trienlam build", Some(""), Some("vi")), Tongue::Vi);
    }
}
