//! Values with a shape of their own: boxes, grades, ids, addresses, numbers to call.
//!
//! In: a [`Value`]. Out: the noun of `exhibition` that it stands for, or a word about what is wrong with it.

use super::fields::shorten;
use super::tree::{Kind, Node};
use super::values::{Value, Wanted};
use super::written::{At, Grade};
use crate::diagnostics::{Rule, say};
use crate::exhibition::{Language, ShareBox, Slug, WorkId};

const BOX: Wanted = Wanted {
    vi: "bốn số [x, y, rộng, cao], mỗi số là phần của 1",
    en: "four numbers [x, y, width, height], each a share of 1",
    example: "[0.1, 0.1, 0.8, 0.8]",
};
const TRIM: Wanted = Wanted {
    vi: "một số, hoặc bốn số [trái, trên, phải, dưới], mỗi số là phần của 1",
    en: "one number, or four [left, top, right, bottom], each a share of 1",
    example: "0.03",
};
const GRADE: Wanted = Wanted {
    vi: "khối lớp từ 1 đến 12",
    en: "a grade from 1 to 12",
    example: "4",
};

/// Four shares of the upright picture.
pub(super) fn share_box(value: Value<'_>) -> Option<At<ShareBox>> {
    let Kind::List(items) = &value.node.kind else {
        return value.wrong(BOX, None);
    };
    let shares = shares(value, items, BOX)?;
    let [x, y, width, height] = shares[..] else {
        return wrong_count(value, shares.len(), BOX);
    };
    let inside = ShareBox::new(x, y, width, height).map(|found| value.at(found));
    inside.or_else(|| {
        value.refuse(
            Rule::ValueRange,
            say!(
                vi: "khung [{x}, {y}, {width}, {height}] không nằm gọn trong bức tranh",
                en: "the box [{x}, {y}, {width}, {height}] does not lie inside the picture"
            ),
            say!(
                vi: "x + rộng và y + cao không được quá 1, và khung không được rỗng; cả bức tranh là [0, 0, 1, 1]",
                en: "x + width and y + height may not exceed 1, and the box may not be empty; the whole picture is [0, 0, 1, 1]"
            ),
        )
    })
}

/// What is cut off all round, or at each side: the box that is left.
pub(super) fn trim(value: Value<'_>) -> Option<At<ShareBox>> {
    let sides = match &value.node.kind {
        Kind::Scalar { text, .. } => share(text).map(|all| [all; 4]),
        Kind::List(items) => match shares(value, items, TRIM)?[..] {
            [left, top, right, bottom] => Some([left, top, right, bottom]),
            ref other => return wrong_count(value, other.len(), TRIM),
        },
        Kind::Map { .. } | Kind::Broken => None,
    };
    let Some(sides) = sides else {
        return value.wrong(TRIM, None);
    };
    let left = ShareBox::trimmed(sides).map(|found| value.at(found));
    left.or_else(|| {
        value.refuse(
            Rule::ValueRange,
            say!(
                vi: "xén như vậy thì không còn gì của bức tranh",
                en: "trimmed like this nothing of the picture is left"
            ),
            say!(
                vi: "mỗi số là phần của 1, không âm: `trim: 0.03` xén 3 % ở mỗi cạnh",
                en: "each number is a share of 1 and not negative: `trim: 0.03` cuts 3 % off every side"
            ),
        )
    })
}

/// Numbers of a list; what is no number is told.
fn shares(value: Value<'_>, items: &[Node], wanted: Wanted) -> Option<Vec<f64>> {
    let read = |node: &Node| match &node.kind {
        Kind::Scalar { text, .. } => share(text),
        Kind::List(_) | Kind::Map { .. } | Kind::Broken => None,
    };
    let mut shares = Vec::with_capacity(items.len());
    for node in items {
        match read(node) {
            Some(share) => shares.push(share),
            None => return Value { node, ..value }.wrong(wanted, None),
        }
    }
    Some(shares)
}

fn wrong_count(value: Value<'_>, count: usize, wanted: Wanted) -> Option<At<ShareBox>> {
    let (name, example) = (value.name, BOX.example);
    let hint = (count > 4).then(|| {
        say!(
            vi: "số lẻ viết bằng dấu chấm, không phải dấu phẩy: `{name}: {example}`",
            en: "decimals are written with a point, not a comma: `{name}: {example}`"
        )
    });
    value.wrong(wanted, hint)
}

fn share(text: &str) -> Option<f64> {
    let plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let number = text
        .chars()
        .all(plain)
        .then(|| text.parse::<f64>().ok())??;
    number.is_finite().then_some(number)
}

/// `4`, `4A2`, `lớp 4A2`.
pub(super) fn grade(value: Value<'_>) -> Option<At<Grade>> {
    let Kind::Scalar { text, .. } = &value.node.kind else {
        return value.wrong(GRADE, None);
    };
    let lower = text.trim().to_lowercase();
    let bare = ["lớp", "khối"]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let bare = bare.unwrap_or(&lower).trim();
    let digits = bare
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(bare.len());
    let class = &bare[digits..];
    if digits == 0 || class.chars().count() > 12 || class.starts_with(',') {
        return value.wrong(GRADE, None);
    }
    let number = bare[..digits]
        .parse::<u8>()
        .ok()
        .filter(|number| (1..=12).contains(number));
    let Some(number) = number else {
        let written = shorten(text);
        return value.refuse(
            Rule::ValueRange,
            say!(
                vi: "khối lớp `{written}` không nằm trong khoảng từ 1 đến 12",
                en: "the grade `{written}` is not between 1 and 12"
            ),
            say!(vi: "hãy viết `grade: 4` hoặc `grade: 4A2`", en: "write `grade: 4` or `grade: 4A2`"),
        );
    };
    let from_class = !class.is_empty();
    if from_class {
        value.sheet.push(
            Rule::ValueClass,
            value.place(),
            say!(
                vi: "tên lớp là thông tin riêng của trẻ: chỉ khối {number} được dùng",
                en: "the name of a class is private: only grade {number} is used"
            ),
            Some(say!(vi: "có thể viết gọn `grade: {number}`", en: "`grade: {number}` is enough")),
        );
    }
    Some(value.at(Grade { number, from_class }))
}

/// A public id that a curator wrote.
pub(super) fn work_id(value: Value<'_>) -> Option<At<WorkId>> {
    let text = value.string()?;
    let parsed = WorkId::parse(&text.value).map(|id| value.at(id));
    parsed.or_else(|| {
        let written = shorten(&text.value);
        value.refuse(
            Rule::WorkId,
            say!(vi: "`{written}` không dùng làm mã tranh được", en: "`{written}` cannot be a work's id"),
            say!(
                vi: "mã tranh gồm 3–64 chữ thường không dấu, chữ số và gạch nối, ví dụ `id: tranh-014`",
                en: "an id has 3–64 small letters a–z, digits and single hyphens, for example `id: work-014`"
            ),
        )
    })
}

/// One segment of an address.
pub(super) fn slug(value: Value<'_>) -> Option<At<Slug>> {
    let text = value.string()?;
    let parsed = Slug::parse(&text.value).map(|slug| value.at(slug));
    parsed.or_else(|| {
        let written = shorten(&text.value);
        let better = Slug::from_title(&text.value);
        let better = better.map_or("duoc-lang-nghe".to_owned(), |slug| slug.to_string());
        value.refuse(
            Rule::YamlType,
            say!(vi: "`{written}` không dùng làm địa chỉ được", en: "`{written}` cannot be an address"),
            say!(
                vi: "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ `{better}`",
                en: "use small letters a–z, digits and single hyphens only, for example `{better}`"
            ),
        )
    })
}

/// The code of a language.
pub(super) fn language(value: Value<'_>) -> Option<At<Language>> {
    let text = value.string()?;
    let parsed = Language::parse(&text.value).map(|language| value.at(language));
    parsed.or_else(|| {
        let written = shorten(&text.value);
        value.refuse(
            Rule::ValueLanguage,
            say!(vi: "`{written}` không phải mã ngôn ngữ", en: "`{written}` is not the code of a language"),
            say!(
                vi: "mã ngôn ngữ là hai hoặc ba chữ thường: `languages: [vi, en]`",
                en: "the code of a language has two or three small letters: `languages: [vi, en]`"
            ),
        )
    })
}

/// A text that passes `good`, else the word about it: what it should be, and an example.
pub(super) fn checked(
    value: Value<'_>,
    wanted: Wanted,
    good: impl Fn(&str) -> bool,
) -> Option<At<String>> {
    let mut text = value.string()?;
    text.value = text.value.trim().to_owned();
    if good(&text.value) {
        Some(text)
    } else {
        value.wrong(wanted, None)
    }
}

/// An address with http or https.
pub(super) fn url(value: Value<'_>) -> Option<At<String>> {
    let wanted = Wanted {
        vi: "một địa chỉ bắt đầu bằng https://",
        en: "an address that starts with https://",
        example: "https://example.org/",
    };
    checked(value, wanted, is_url)
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let unsafe_char = |c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`{}|^@".contains(c);
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        !host.is_empty() && !host.starts_with([':', '.']) && !rest.contains(unsafe_char)
    })
}

/// Where the site will stand, with a `/` at the end.
pub(super) fn base_url(value: Value<'_>) -> Option<At<String>> {
    let wanted = Wanted {
        vi: "địa chỉ của trang, bắt đầu bằng https://, không có `?` và `#`",
        en: "the site's address, starting with https://, without `?` and `#`",
        example: "https://example.org/",
    };
    let mut address = checked(value, wanted, |text| {
        is_url(text) && !text.contains(['?', '#'])
    })?;
    if !address.value.ends_with('/') {
        address.value.push('/');
    }
    Some(address)
}

/// The address of a rights statement.
pub(super) fn rights(value: Value<'_>) -> Option<At<String>> {
    let wanted = Wanted {
        vi: "địa chỉ của một tuyên bố quyền tại rightsstatements.org hoặc creativecommons.org",
        en: "the address of a rights statement at rightsstatements.org or creativecommons.org",
        example: "http://rightsstatements.org/vocab/InC/1.0/",
    };
    checked(value, wanted, |text| {
        let host = text
            .split("://")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        is_url(text) && matches!(host, Some("rightsstatements.org" | "creativecommons.org"))
    })
}

/// A number to call.
pub(super) fn phone(value: Value<'_>) -> Option<At<String>> {
    let wanted = Wanted {
        vi: "một số điện thoại gồm chữ số, dấu cách và `+`",
        en: "a phone number of digits, spaces and `+`",
        example: "\"111\"",
    };
    checked(value, wanted, |text| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let allowed = text
            .chars()
            .all(|c| c.is_ascii_digit() || c == ' ' || c == '+');
        (2..=20).contains(&digits) && allowed && !text[1..].contains('+')
    })
}

/// An address for e-mail.
pub(super) fn email(value: Value<'_>) -> Option<At<String>> {
    let wanted = Wanted {
        vi: "một địa chỉ thư điện tử",
        en: "an e-mail address",
        example: "truong@example.org",
    };
    checked(value, wanted, |text| {
        let Some((name, host)) = text.split_once('@') else {
            return false;
        };
        let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>()[]\\,;:@?&".contains(c);
        !name.is_empty() && host.contains('.') && !name.contains(odd) && !host.contains(odd)
    })
}

/// The name of a theme: a folder's, so it must not lead anywhere else.
pub(super) fn theme(value: Value<'_>) -> Option<At<String>> {
    let wanted = Wanted {
        vi: "tên một thư mục trong themes/, gồm chữ thường không dấu, chữ số và gạch nối",
        en: "the name of a folder in themes/, of small letters a–z, digits and hyphens",
        example: "safety",
    };
    checked(value, wanted, |text| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !text.is_empty() && text.len() <= 64 && text.chars().all(plain)
    })
}
