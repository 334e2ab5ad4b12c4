//! Why a work is withheld, in words that name the remedy.

use jiff::civil::Date;

use super::consent::OWN_CONSENT_AGE;
use crate::diagnostics::{Message, say};

/// Why a work is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No consent is written anywhere.
    NoConsent,
    /// The guardian said no, or nothing.
    Guardian {
        /// Whether there was an answer.
        answered: bool,
    },
    /// The child said no, or nothing.
    Child {
        /// Whether there was an answer.
        answered: bool,
        /// Whether the child's age is known.
        age_known: bool,
    },
    /// The picture is not among the scopes.
    Picture,
    /// No day from which it holds.
    Undated,
    /// It begins later.
    NotYet(Date),
    /// It has ended.
    Expired(Date),
    /// It was taken back.
    Withdrawn(Date),
    /// A human look said so.
    Review,
    /// A name looks like a full one, and nobody has looked at it.
    Name,
    /// The child's words may be a cry for help, and nobody has looked at them.
    Words,
    /// A `level: withheld` said so.
    Level,
}

impl Reason {
    /// The key of the totals.
    pub fn code(self) -> &'static str {
        match self {
            Reason::NoConsent => "no-consent",
            Reason::Guardian { .. } | Reason::Child { .. } | Reason::Picture | Reason::Undated => {
                "incomplete-consent"
            }
            Reason::NotYet(_) => "not-yet",
            Reason::Expired(_) => "expired",
            Reason::Withdrawn(_) => "withdrawn",
            Reason::Review => "review",
            Reason::Name | Reason::Words => "unreviewed",
            Reason::Level => "level",
        }
    }

    /// Why, and what to do about it.
    pub fn messages(self) -> (Message, Message) {
        let age = OWN_CONSENT_AGE;
        match self {
            Reason::NoConsent => (
                say!(vi: "tranh không được trưng bày: chưa ghi sự đồng thuận nào", en: "withheld: no consent is written down"),
                say!(
                    vi: "khi đã có phiếu đồng ý, thêm `consent:` vào bản ghi của tranh, hoặc vào `defaults:` của phòng",
                    en: "once the form is signed, add `consent:` to the work's record or to the room's `defaults:`"
                ),
            ),
            Reason::Guardian { answered: true } => (
                say!(vi: "tranh không được trưng bày: cha mẹ hoặc người giám hộ không đồng ý", en: "withheld: the parent or guardian said no"),
                say!(vi: "không cần làm gì thêm", en: "there is nothing to do"),
            ),
            Reason::Guardian { answered: false } => (
                say!(vi: "tranh không được trưng bày: thiếu câu trả lời của cha mẹ hoặc người giám hộ", en: "withheld: the parent's or guardian's answer is missing"),
                say!(vi: "hỏi cha mẹ, rồi ghi `guardian: yes` hoặc `guardian: no`", en: "ask them, then write `guardian: yes` or `guardian: no`"),
            ),
            Reason::Child { answered: true, .. } => (
                say!(vi: "tranh không được trưng bày: em không đồng ý", en: "withheld: the child said no"),
                say!(vi: "không cần làm gì thêm", en: "there is nothing to do"),
            ),
            Reason::Child {
                answered: false,
                age_known: true,
            } => (
                say!(vi: "tranh không được trưng bày: em từ {age} tuổi trở lên nên cũng phải được hỏi", en: "withheld: from age {age} the child is asked, too"),
                say!(vi: "hỏi em, rồi ghi `child: yes` hoặc `child: no`", en: "ask the child, then write `child: yes` or `child: no`"),
            ),
            Reason::Child {
                answered: false,
                age_known: false,
            } => (
                say!(vi: "tranh không được trưng bày: chưa biết tuổi của em, và em chưa được hỏi", en: "withheld: the child's age is not known and the child was not asked"),
                say!(
                    vi: "hỏi em rồi ghi `child: yes`; với em dưới {age} tuổi, ghi `age:` trong `artist:`",
                    en: "ask the child and write `child: yes`; for a child under {age} write `age:` in `artist:`"
                ),
            ),
            Reason::Picture => (
                say!(vi: "tranh không được trưng bày: sự đồng thuận không gồm `picture`", en: "withheld: the consent does not cover `picture`"),
                say!(vi: "nếu phiếu đồng ý có cho đăng tranh, thêm `picture` vào `scopes:`", en: "if the form allows showing the picture, add `picture` to `scopes:`"),
            ),
            Reason::Undated => (
                say!(vi: "tranh không được trưng bày: sự đồng thuận không ghi ngày", en: "withheld: the consent has no date"),
                say!(vi: "ghi ngày ký phiếu, ví dụ `given_on: 2025-11-20`", en: "write the day on which the form was signed, as `given_on: 2025-11-20`"),
            ),
            Reason::NotYet(day) => (
                say!(vi: "tranh chưa được trưng bày: sự đồng thuận có hiệu lực từ {day}", en: "withheld: the consent begins on {day}"),
                say!(vi: "chạy lại từ ngày đó", en: "build again from that day on"),
            ),
            Reason::Expired(day) => (
                say!(vi: "tranh không còn được trưng bày: sự đồng thuận đã hết hạn ngày {day}", en: "withheld: the consent ended on {day}"),
                say!(vi: "xin gia đình gia hạn rồi sửa `expires_on:`", en: "ask the family to renew it, then change `expires_on:`"),
            ),
            Reason::Withdrawn(day) => (
                say!(vi: "tranh không còn được trưng bày: sự đồng thuận đã được rút lại ngày {day}", en: "withheld: the consent was taken back on {day}"),
                say!(vi: "hãy xóa tranh và bản ghi khỏi content/", en: "remove the picture and its record from content/"),
            ),
            Reason::Review => (
                say!(vi: "tranh không được trưng bày: người xem lại đã ghi `withhold`", en: "withheld: whoever looked at it wrote `withhold`"),
                say!(
                    vi: "che phần lộ thông tin bằng `redact:` rồi ghi `outcome: redacted`, hoặc để nguyên",
                    en: "cover what tells too much with `redact:` and write `outcome: redacted`, or leave it so"
                ),
            ),
            Reason::Name => (
                say!(vi: "tranh chưa được trưng bày: tên của em trông giống họ tên đầy đủ và chưa có người xem lại", en: "withheld: a name looks like a full name, and nobody has noted a look at it"),
                say!(
                    vi: "chỉ ghi tên gọi; nếu đó đúng là tên gọi, ghi `reviewed: {{on: …, outcome: clear}}` trong bản ghi của chính bức tranh",
                    en: "write the given name only; if it is one, write `reviewed: {{on: …, outcome: clear}}` in the work's own record"
                ),
            ),
            Reason::Words => (
                say!(vi: "tranh chưa được trưng bày: lời của em cần một người lớn đọc kỹ trước", en: "withheld: a person has to read the child's words first"),
                say!(
                    vi: "nói chuyện với em trước; nếu vẫn nên trưng bày, ghi `reviewed: {{on: …, outcome: clear}}` trong bản ghi của chính bức tranh",
                    en: "talk with the child first; if the work may hang all the same, write `reviewed: {{on: …, outcome: clear}}` in its own record"
                ),
            ),
            Reason::Level => (
                say!(vi: "tranh không được trưng bày vì ghi `level: withheld`", en: "withheld by `level: withheld`"),
                say!(vi: "bỏ dòng đó nếu muốn trưng bày", en: "take that line out to show it"),
            ),
        }
    }
}
