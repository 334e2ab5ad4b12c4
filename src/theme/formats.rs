//! How a language writes numbers and dates, and how text and addresses come safely into HTML.
//!
//! In: plain values and the language's own patterns (`_group`, `_date`, `_months` of its strings). Out: text.

use std::borrow::Cow;

use jiff::civil::Date;

/// `8000000` with a separator between thousands: `8.000.000`.
pub(super) fn number(value: i128, separator: &str) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "−" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// `2026-01-11` in a pattern with `{d}`, `{dd}`, `{m}`, `{mm}`, `{month}` and `{y}`; `months` are the names of the
/// twelve, parted by spaces. `None` for what is no date.
pub(super) fn date(iso: &str, pattern: &str, months: &str) -> Option<String> {
    let date: Date = iso.parse().ok()?;
    let (day, month) = (date.day(), date.month());
    let name = months
        .split_whitespace()
        .nth(usize::from(month.unsigned_abs()) - 1);
    let parts = [
        ("{dd}", format!("{day:02}")),
        ("{d}", day.to_string()),
        ("{mm}", format!("{month:02}")),
        ("{month}", name.unwrap_or("").to_owned()),
        ("{m}", month.to_string()),
        ("{y}", date.year().to_string()),
    ];
    let fill = |text: String, (slot, value): &(&str, String)| text.replace(slot, value);
    Some(parts.iter().fold(pattern.to_owned(), fill))
}

/// Text as it may stand between tags and inside quoted attributes. Most has nothing to escape, and stays what it is.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let mut html = String::new();
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(entity);
        written = at + 1;
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    html.push_str(&text[written..]);
    Cow::Owned(html)
}

/// The address if a link to it can do no harm, else `#`: http, https, mailto, tel, or no scheme at all.
pub(super) fn safe_url(address: &str) -> &str {
    // Browsers skip these inside a scheme: `java\nscript:`.
    let seen: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    let before_path = seen.split(['/', '?', '#']).next().unwrap_or("");
    let Some((scheme, _)) = before_path.split_once(':') else {
        return address;
    };
    let scheme = scheme.to_ascii_lowercase();
    if ["http", "https", "mailto", "tel"].contains(&scheme.as_str()) {
        address
    } else {
        "#"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_thousands() {
        assert_eq!(number(8_000_000, "."), "8.000.000");
        assert_eq!(number(999, "."), "999");
        assert_eq!(number(-1200, ","), "−1,200");
    }

    #[test]
    fn dates_follow_the_language() {
        let months = "January February March";
        assert_eq!(
            date("2026-01-11", "{dd}/{mm}/{y}", "").unwrap(),
            "11/01/2026"
        );
        assert_eq!(
            date("2026-01-05", "{d} {month} {y}", months).unwrap(),
            "5 January 2026"
        );
        assert_eq!(date("soon", "{d}", ""), None);
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escape("<a href='x'>\"&\"/</a>"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;/&lt;/a&gt;"
        );
    }

    #[test]
    fn only_harmless_links_pass() {
        for good in [
            "https://a.vn/x:y",
            "tel:111",
            "mailto:a@b.vn",
            "../a:b.html",
            "index.html",
            "#x",
        ] {
            assert_eq!(safe_url(good), good);
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:1",
            " java\nscript:1",
            "data:text/html,x",
            "vbscript:x",
            "\u{1}javascript:1",
        ] {
            assert_eq!(safe_url(bad), "#", "{bad}");
        }
    }
}
