//! What is said when the arguments are not understood, or when help was asked for.
//!
//! English is clap's own; the common mistakes are told in Vietnamese here.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::console::{self, escape::safe};
use super::exit::Exit;
use super::meant::Unfit;
use crate::diagnostics::Tongue;

/// Prints help or version to stdout, a mistake to stderr.
pub(super) fn explain(error: &clap::Error, tongue: Tongue) -> Exit {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        return match error.print() {
            Ok(()) => Exit::Fine,
            Err(_) => Exit::Failure,
        };
    }
    match in_vietnamese(error).filter(|_| tongue == Tongue::Vi) {
        Some(words) => console::plain_line(&words),
        None => console::plain_line(error.render().to_string().trim_end()),
    }
    Exit::Usage
}

/// The mistake in Vietnamese with what to do; `None` for the rarer kinds.
fn in_vietnamese(error: &clap::Error) -> Option<String> {
    let said = |kind| context(error, kind);
    let argument = said(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("không có tùy chọn `{}`", argument?),
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh `{}`", said(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {}", argument?),
        ErrorKind::MissingSubcommand => "hãy cho biết một lệnh".to_owned(),
        ErrorKind::ArgumentConflict => format!("không dùng chung {} với tùy chọn khác", argument?),
        ErrorKind::InvalidValue
            if said(ContextKind::InvalidValue).is_none_or(|value| value.is_empty()) =>
        {
            format!("{} cần một giá trị", argument?)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = said(ContextKind::InvalidValue)?;
            format!("giá trị `{value}` không hợp với {}", argument?)
        }
        _ => return None,
    };
    let unfit = error
        .source()
        .and_then(|source| source.downcast_ref::<Unfit>());
    let remedy = unfit.map(|unfit| unfit.0.vi.clone());
    let close = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let close = close
        .into_iter()
        .find_map(said)
        .map(|word| format!("có phải là `{word}`?"));
    let valid =
        said(ContextKind::ValidValue).map(|values| format!("các giá trị dùng được: {values}"));
    let mut words = format!("lỗi: {what}");
    for line in [remedy, close, valid].into_iter().flatten() {
        words.push_str("\n   = ");
        words.push_str(&line);
    }
    words.push_str(
        "\n   = `trienlam --help` cho biết mọi lệnh, `trienlam LỆNH --help` cho biết mọi tùy chọn",
    );
    Some(words)
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(word) => Some(safe(word).into_owned()),
        ContextValue::Strings(words) => Some(safe(&words.join(", ")).into_owned()),
        ContextValue::StyledStr(words) => Some(words.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::vietnamese::command;

    fn told(line: &str) -> String {
        let error = command(Tongue::Vi)
            .try_get_matches_from(line.split(' '))
            .unwrap_err();
        in_vietnamese(&error).unwrap_or_else(|| panic!("untold: {error}"))
    }

    #[test]
    fn mistakes_are_told_in_vietnamese_with_the_remedy() {
        assert!(told("trienlam buidl").contains("không có lệnh `buidl`\n   = có phải là `build`?"));
        assert!(
            told("trienlam build --dat")
                .contains("không có tùy chọn `--dat`\n   = có phải là `--date`?")
        );
        assert!(told("trienlam build --date 1.6.2026").contains("hãy viết năm-tháng-ngày"));
        assert!(told("trienlam build --base-url example.org").contains("địa chỉ đầy đủ"));
        assert!(told("trienlam new").contains("còn thiếu <DIR>"));
        assert!(told("trienlam build --date").contains("cần một giá trị"));
        assert!(told("trienlam --color maybe build").contains("auto, always, never"));
        assert!(told("trienlam -v -q build").contains("không dùng chung"));
    }

    #[test]
    fn usage_mistakes_leave_with_2() {
        let error = command(Tongue::En)
            .try_get_matches_from(["trienlam", "buidl"])
            .unwrap_err();
        assert_eq!(explain(&error, Tongue::En), Exit::Usage);
    }
}
