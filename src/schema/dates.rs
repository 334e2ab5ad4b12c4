//! Days, strictly as `2025-11-20`, and what to write for those who wrote `20/11/2025`.
//!
//! In: a [`Value`]. Out: a day of the calendar between 1900 and 2100, or a word about it with the exact remedy.

use jiff::civil::Date;

use super::values::{Value, Wanted};
use super::written::At;
use crate::diagnostics::{Rule, say};

const DATE: Wanted = Wanted {
    vi: "một ngày dạng năm-tháng-ngày",
    en: "a date as year-month-day",
    example: "2025-11-20",
};

impl Value<'_> {
    /// A day, written as `2025-11-20` and in no other way.
    pub(super) fn date(self) -> Option<At<Date>> {
        let text = self.word(DATE)?;
        let parts: Vec<&str> = text.split('-').collect();
        let digits =
            |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        let shaped = matches!(parts[..], [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2));
        let name = self.name;
        if !shaped {
            let better = iso_date(text)
                .map(|date| say!(vi: "hãy viết `{name}: {date}`", en: "write `{name}: {date}`"));
            return self.wrong(DATE, better);
        }
        let number = |part: &str| part.parse::<i16>().unwrap_or(0);
        let [year, month, day] = [0, 1, 2].map(|at| number(parts[at]));
        let small = |number: i16| i8::try_from(number).unwrap_or(0);
        match Date::new(year, small(month), small(day)) {
            Ok(date) if (1900..=2100).contains(&year) => Some(self.at(date)),
            _ => self.refuse(
                Rule::ValueRange,
                say!(vi: "`{text}` không phải một ngày có thật", en: "`{text}` is not a day of the calendar"),
                say!(
                    vi: "hãy kiểm tra năm, tháng, ngày; ví dụ `{name}: 2025-11-20`",
                    en: "look at year, month and day; for example `{name}: 2025-11-20`"
                ),
            ),
        }
    }
}

/// `20/11/2025`, `20.11.2025` or `2025/11/20` as it should be written; the day comes first, as in Việt Nam.
fn iso_date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let [a, b, c] = parts[..] else {
        return None;
    };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let year: i16 = year.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let date = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1900..=2100).contains(&year).then(|| date.to_string())
}
