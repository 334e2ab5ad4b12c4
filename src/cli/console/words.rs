//! Numbers, sizes, times and plurals as they are written in each language.

use std::time::Duration;

use crate::diagnostics::Tongue;

/// `1.234` in Vietnamese, `1,234` in English.
pub(super) fn number(count: usize, tongue: Tongue) -> String {
    let digits = count.to_string();
    let separator = match tongue {
        Tongue::Vi => '.',
        Tongue::En => ',',
    };
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// One digit after the point, or after the comma in Vietnamese.
fn tenth(value: f64, tongue: Tongue) -> String {
    let text = format!("{value:.1}");
    match tongue {
        Tongue::Vi => text.replace('.', ","),
        Tongue::En => text,
    }
}

/// A number with its noun: `1 work`, `2 works`; Vietnamese nouns do not change.
pub(super) fn counted(count: usize, noun: (&str, &str, &str), tongue: Tongue) -> String {
    let (vi, one, many) = noun;
    let noun = match (tongue, count) {
        (Tongue::Vi, _) => vi,
        (Tongue::En, 1) => one,
        (Tongue::En, _) => many,
    };
    format!("{} {noun}", number(count, tongue))
}

/// Bytes in decimal units, as file managers show them: `980 B`, `12.4 kB`, `3.1 MB`.
pub(super) fn bytes(bytes: u64, tongue: Tongue) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    let mut value = bytes as f64 / 1000.0;
    let mut unit = 0;
    // 999.95 would be written 1000.0
    while value >= 999.95 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    format!("{} {}", tenth(value, tongue), UNITS[unit])
}

/// `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`; minutes are `phút` and hours `giờ` in Vietnamese.
pub(super) fn duration(time: Duration, tongue: Tongue) -> String {
    let (s, min, h) = match tongue {
        Tongue::Vi => ("giây", "phút", "giờ"),
        Tongue::En => ("s", "min", "h"),
    };
    let seconds = time.as_secs_f64();
    if seconds < 9.95 {
        return format!("{} {s}", tenth(seconds, tongue));
    }
    let whole = seconds.round() as u64;
    match whole {
        0..60 => format!("{whole} {s}"),
        60..3600 => format!("{} {min} {:02} {s}", whole / 60, whole % 60),
        _ => format!("{} {h} {:02} {min}", whole / 3600, whole / 60 % 60),
    }
}

/// A share in whole per cent, rounded down: 100 means all.
pub(super) fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(number(0, Tongue::En), "0");
        assert_eq!(number(1_234_567, Tongue::En), "1,234,567");
        assert_eq!(number(1_234, Tongue::Vi), "1.234");
        assert_eq!(bytes(999, Tongue::En), "999 B");
        assert_eq!(bytes(12_449, Tongue::Vi), "12,4 kB");
        assert_eq!(bytes(999_999, Tongue::En), "1.0 MB");
    }

    #[test]
    fn plurals_are_right() {
        let works = ("tranh", "work", "works");
        assert_eq!(counted(1, works, Tongue::En), "1 work");
        assert_eq!(counted(0, works, Tongue::En), "0 works");
        assert_eq!(counted(2, works, Tongue::Vi), "2 tranh");
    }

    #[test]
    fn times_and_shares() {
        let time = |millis| duration(Duration::from_millis(millis), Tongue::En);
        assert_eq!(time(420), "0.4 s");
        assert_eq!(time(9_960), "10 s");
        assert_eq!(time(59_700), "1 min 00 s");
        assert_eq!(time(7_800_000), "2 h 10 min");
        assert_eq!(
            duration(Duration::from_secs(65), Tongue::Vi),
            "1 phút 05 giây"
        );
        assert_eq!(
            (percent(999, 1000), percent(0, 0), percent(5, 5)),
            (99, 100, 100)
        );
    }
}
