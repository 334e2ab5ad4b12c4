//! From as-typed arguments to as-meant options: paths made whole, the day fixed, addresses checked.
//!
//! The only use of the clock in this program is [`today`].

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroUsize;
use std::path::{Component, Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use super::args::{Global, RunArgs};
use super::exit::Stop;
use crate::diagnostics::{Message, say};
use crate::error::{Error, Verb};
use crate::exhibition::WithdrawalReason;
use crate::pipeline::Options;

/// A value that does not fit its option; English for clap, both languages for [`super::usage`].
#[derive(Clone, Debug)]
pub(super) struct Unfit(pub(super) Message);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl std::error::Error for Unfit {}

/// What only `build` (and in part `serve`) can be told.
#[derive(Debug, Default)]
pub(super) struct Extras<'a> {
    /// `--out`
    pub(super) out: Option<&'a Path>,
    /// `--base-url`
    pub(super) base_url: Option<&'a str>,
    /// `--jobs`
    pub(super) jobs: Option<NonZeroUsize>,
}

/// The options as meant.
pub(super) fn options(global: &Global, run: &RunArgs, extras: &Extras) -> Result<Options, Stop> {
    let site = whole(&global.site)?;
    let out = match extras.out {
        Some(out) => whole(out)?,
        None => site.join("public"),
    };
    let options = Options {
        date: day(run.date, std::env::var("SOURCE_DATE_EPOCH").ok().as_deref())?,
        base_url: extras.base_url.map(str::to_owned),
        jobs: extras.jobs,
        keep_going: run.keep_going,
        site,
        out,
    };
    match overlap(&options) {
        true => Err(Stop::Usage(say!(
            vi: "`--out` không được là thư mục trang, thư mục chứa nó, hay nằm trong content/ hoặc themes/; hãy chọn một thư mục riêng, ví dụ `--out public`",
            en: "`--out` may not be the site's folder, one above it, or inside content/ or themes/; choose a folder of its own, such as `--out public`"
        ))),
        false => Ok(options),
    }
}

/// Whether publishing could touch what people wrote.
fn overlap(options: &Options) -> bool {
    let out = &options.out;
    options.site.starts_with(out)
        || out.starts_with(options.content())
        || out.starts_with(options.themes())
}

/// A path from the root, without `.` and `..`.
pub(super) fn whole(path: &Path) -> Result<PathBuf, Error> {
    let path = std::path::absolute(path).map_err(Error::file(Verb::Read, path))?;
    let mut whole = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    Ok(whole)
}

/// The day that the build counts by: as typed, else SOURCE_DATE_EPOCH (seconds since 1970, in UTC), else today.
fn day(typed: Option<Date>, epoch: Option<&str>) -> Result<Date, Stop> {
    if let Some(date) = typed {
        return Ok(date);
    }
    let Some(epoch) = epoch.filter(|epoch| !epoch.is_empty()) else {
        return Ok(today());
    };
    let seconds = epoch.parse::<i64>().ok();
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment
        .map(|moment| moment.to_zoned_datetime(TimeZone::UTC).date())
        .ok_or_else(|| {
            Stop::Usage(say!(
                vi: "SOURCE_DATE_EPOCH phải là số giây kể từ 1970; hãy sửa, hoặc dùng `--date 2026-06-01`",
                en: "SOURCE_DATE_EPOCH must be a number of seconds since 1970; mend it, or use `--date 2026-06-01`"
            ))
        })
}

/// The day by the system's clock and time zone.
fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Reads `--date`.
pub(super) fn date(typed: &str) -> Result<Date, Unfit> {
    let shape = typed.len() == 10 && typed.bytes().filter(|&byte| byte == b'-').count() == 2;
    let date = shape.then(|| typed.parse().ok()).flatten();
    date.ok_or_else(|| {
        Unfit(say!(
            vi: "hãy viết năm-tháng-ngày, ví dụ 2026-06-01",
            en: "write year-month-day, such as 2026-06-01"
        ))
    })
}

/// Reads `--base-url`: http or https, a host, no question mark or hash; a missing final `/` is added.
pub(super) fn base_url(typed: &str) -> Result<String, Unfit> {
    let scheme = ["https://", "http://"];
    let rest = scheme.iter().find_map(|scheme| typed.strip_prefix(scheme));
    let host = rest.map_or("", |rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.parse::<u16>().is_ok() {
            name
        } else {
            ""
        }
    });
    let named = !name.is_empty()
        && !name.starts_with(['.', '-'])
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let plain = typed
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"?#\\\"'<>`{}|^".contains(&byte));
    let level = !typed
        .split('/')
        .any(|segment| segment == "." || segment == "..");
    if named && plain && level {
        let slash = if typed.ends_with('/') { "" } else { "/" };
        return Ok(format!("{typed}{slash}"));
    }
    Err(Unfit(say!(
        vi: "hãy viết địa chỉ đầy đủ, ví dụ https://example.org/trien-lam/ (tên miền có dấu viết dạng xn--)",
        en: "write the whole address, such as https://example.org/exhibition/ (a name with accents in its xn-- form)"
    )))
}

/// Reads `--reason`.
pub(super) fn reason() -> impl TypedValueParser<Value = WithdrawalReason> {
    let codes = WithdrawalReason::ALL.map(WithdrawalReason::code);
    PossibleValuesParser::new(codes).map(|code| {
        let mut all = WithdrawalReason::ALL.into_iter();
        let reason = all.find(|reason| reason.code() == code);
        reason.unwrap_or(WithdrawalReason::Unstated)
    })
}

/// Reads `--host`: only this computer's own addresses, since a preview shows what is not yet approved.
#[cfg_attr(
    not(feature = "serve"),
    allow(dead_code, reason = "an option of serve")
)]
pub(super) fn loopback(typed: &str) -> Result<IpAddr, Unfit> {
    let bare = typed.trim_start_matches('[').trim_end_matches(']');
    let address = match bare {
        "localhost" => Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        _ => bare.parse::<IpAddr>().ok(),
    };
    address.filter(IpAddr::is_loopback).ok_or_else(|| {
        Unfit(say!(
            vi: "bản xem thử chỉ mở trên chính máy này: localhost, 127.0.0.1 hoặc ::1; muốn cho người khác xem, hãy dùng `trienlam build`",
            en: "a preview opens on this computer only: localhost, 127.0.0.1 or ::1; to show it to others use `trienlam build`"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Arguments, Command};
    use clap::Parser;

    fn built(line: &str) -> Result<Options, Stop> {
        let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
        let Command::Build(build) = &arguments.command else {
            panic!("not a build: {line}");
        };
        let extras = Extras {
            out: build.out.as_deref(),
            base_url: build.base_url.as_deref(),
            jobs: build.jobs,
        };
        options(&arguments.global, &build.run, &extras)
    }

    #[test]
    fn arguments_become_options() {
        let options = built(
            "trienlam build --site /s/a/../b --date 2026-06-01 --base-url https://example.org/x --jobs 3 --keep-going",
        )
        .unwrap();
        assert_eq!(options.site, Path::new("/s/b"));
        assert_eq!(options.out, Path::new("/s/b/public"));
        assert_eq!(options.date.to_string(), "2026-06-01");
        assert_eq!(options.base_url.as_deref(), Some("https://example.org/x/"));
        assert_eq!(options.jobs, NonZeroUsize::new(3));
        assert!(options.keep_going);
    }

    #[test]
    fn out_counts_from_where_one_stands() {
        let here = std::env::current_dir().unwrap();
        let options = built("trienlam --site /s build --out site").unwrap();
        assert_eq!(options.out, here.join("site"));
    }

    #[test]
    fn out_keeps_off_what_people_wrote() {
        for out in [
            "/s/b",
            "/s",
            "/",
            "/s/b/content",
            "/s/b/content/x",
            "/s/b/themes",
        ] {
            let stop = built(&format!("trienlam build --site /s/b --out {out}")).unwrap_err();
            assert!(matches!(stop, Stop::Usage(_)), "{out}");
        }
        assert!(built("trienlam build --site /s/b --out /s/b/contents").is_ok());
    }

    #[test]
    fn the_day_is_typed_then_from_the_environment() {
        let date = |text| Some(super::date(text).unwrap());
        assert_eq!(
            day(date("2026-06-01"), Some("0")).unwrap(),
            date("2026-06-01").unwrap()
        );
        assert_eq!(
            day(None, Some("86400")).unwrap(),
            date("1970-01-02").unwrap()
        );
        assert!(day(None, Some("yesterday")).is_err());
        assert!(day(None, Some("")).is_ok());
    }

    #[test]
    fn values_that_do_not_fit_say_so() {
        for bad in [
            "2026-6-1",
            "01-06-2026",
            "2026-02-30",
            "20260601",
            "2026-06-01T00",
        ] {
            assert!(date(bad).is_err(), "{bad}");
        }
        for bad in [
            "example.org",
            "ftp://example.org",
            "https://",
            "https://a b",
            "https://e.org/?q",
            "https://e.org/#x",
            "https://me:pw@e.org/",
            "https://e.org/../",
            "https://ví-dụ.vn/",
            "https://e.org:x/",
        ] {
            assert!(base_url(bad).is_err(), "{bad}");
        }
        assert_eq!(
            base_url("http://localhost:80").unwrap(),
            "http://localhost:80/"
        );
        for bad in ["0.0.0.0", "192.168.1.2", "::", "example.org", ""] {
            assert!(loopback(bad).is_err(), "{bad}");
        }
        for good in ["localhost", "127.0.0.1", "127.0.0.2", "::1", "[::1]"] {
            assert!(loopback(good).is_ok(), "{good}");
        }
    }
}
