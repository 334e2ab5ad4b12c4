//! `trienlam withdraw ID`: taking a work out, told so that a teacher can finish what no program can.
//!
//! The addresses to purge go to stdout, one a line, so that they can be kept in a file; all else is for people.

use super::args::{Global, WithdrawArgs};
use super::console::escape::safe;
use super::console::{self, Console, Purpose};
use super::exit::{Exit, Stop};
use super::json;
use super::meant::{self, Extras};
use super::run::{self, Answer};
use crate::diagnostics::{Message, join, say};
use crate::pipeline::{self, Options, scan};
use crate::withdraw::{self, Case, Fate, Found, Unknown, Wish, Withdrawal};

/// Withdraws and tells.
pub(super) fn run(global: &Global, args: &WithdrawArgs, console: &Console) -> Result<Exit, Stop> {
    let extras = Extras {
        out: args.out.as_deref(),
        base_url: args.base_url.as_deref(),
        jobs: None,
    };
    let options = meant::options(global, &args.run, &extras)?;
    if let Err(stop) = withdraw(args, &options, console) {
        if args.json {
            json::failure(stop.message(), stop.exit())?;
        }
        return Err(stop);
    }
    if !args.build {
        return Ok(Exit::Fine);
    }
    let answer = Answer::new(args.json, "build", Purpose::Build);
    run::told(answer, console, |progress| {
        Ok(pipeline::build(&options, progress)?)
    })
}

fn withdraw(args: &WithdrawArgs, options: &Options, console: &Console) -> Result<(), Stop> {
    let wish = Wish {
        on: options.date,
        reason: args.reason,
        fate: match (args.delete, &args.quarantine) {
            (true, _) => Fate::Delete,
            (false, Some(folder)) => Fate::Quarantine(meant::whole(folder)?),
            (false, None) => Fate::Quarantine(withdraw::quarantine(options)),
        },
    };
    let progress = console.progress();
    let found = withdraw::find(&args.id, options, &progress);
    progress.end();
    let case = match found? {
        Found::Case(case) => case,
        Found::Unknown(unknown) => return Err(Stop::Usage(unknown_id(&args.id, &unknown))),
        Found::Ambiguous(files) => return Err(Stop::Usage(ambiguous(&args.id, &files))),
    };
    let done = match args.dry_run {
        true => None,
        false => Some(withdraw::carry_out(&case, &wish, options)?),
    };
    match args.json {
        true => Ok(json::withdrawal(&case, &wish, done.as_ref())?),
        false => tell(&case, &wish, done.as_ref(), args, options, console),
    }
}

fn tell(
    case: &Case,
    wish: &Wish,
    done: Option<&Withdrawal>,
    args: &WithdrawArgs,
    options: &Options,
    console: &Console,
) -> Result<(), Stop> {
    let mut lines = vec![headline(case, done)];
    match done {
        Some(done) => lines.extend(what_was_done(done, wish)),
        None => lines.extend(case.works.iter().map(|work| files(&work.files))),
    }
    lines.extend(mentions(case));
    lines.extend(twins(case));
    if done.is_some() && !args.build {
        lines.push(next_build(options, !case.addresses.is_empty()));
    }
    if !case.works.is_empty() || !case.addresses.is_empty() {
        lines.push(out_of_reach(case));
    }
    lines.push(addresses(case));
    lines.iter().for_each(|line| console.say(line));
    let addresses: String = case.addresses.iter().map(|it| format!("{it}\n")).collect();
    Ok(console::output(addresses.as_bytes())?)
}

fn headline(case: &Case, done: Option<&Withdrawal>) -> Message {
    let id = &case.id;
    if let (Some(stone), true) = (case.known.first(), case.works.is_empty()) {
        let on = stone.on;
        return say!(
            vi: "Tranh `{id}` đã được rút từ ngày {on}; trong content/ không còn gì của tranh này.",
            en: "Work `{id}` was withdrawn on {on}; nothing of it is left in content/."
        );
    }
    let more = case.works.iter().filter(|work| work.id != *id);
    let more: Vec<&str> = more.map(|work| work.id.as_str()).collect();
    let and = match more.is_empty() {
        true => say!(vi: "", en: ""),
        false => {
            let more = join(more);
            say!(vi: " (và {more}: cùng một tệp tranh)", en: " (and {more}: the very same picture)")
        }
    };
    let (vi, en) = (and.vi, and.en);
    let ledger = scan::LEDGER;
    match (done, case.known.is_empty()) {
        (None, _) => say!(
            vi: "Chạy thử, chưa thay đổi gì. Lệnh thật sẽ rút tranh `{id}`{vi}, ghi vào {ledger}, và đưa ra khỏi content/:",
            en: "A trial run, nothing is changed. For real it would withdraw work `{id}`{en}, note it in {ledger}, and take out of content/:"
        ),
        (Some(_), true) => say!(
            vi: "Đã rút tranh `{id}`{vi}. Sổ {ledger} ghi lại mã, ngày và lý do, không có tên ai; mã này không bao giờ dùng lại.",
            en: "Work `{id}`{en} is withdrawn. {ledger} remembers the id, the day and the reason, and nobody's name; the id is never used again."
        ),
        (Some(_), false) => say!(
            vi: "Tranh `{id}`{vi} đã có trong sổ {ledger}; phần việc còn lại nay đã xong.",
            en: "Work `{id}`{en} stood in {ledger} already; what was left to do is done now."
        ),
    }
}

fn files(files: &[String]) -> Message {
    let files = join(files.iter().map(|file| safe(file)));
    say!(vi: "  {files}", en: "  {files}")
}

fn what_was_done(done: &Withdrawal, wish: &Wish) -> Vec<Message> {
    let mut lines = Vec::new();
    for moved in &done.moved {
        let from = safe(&moved.from);
        lines.push(match &moved.to {
            Some(to) => {
                let to = to.to_string_lossy();
                let to = safe(&to);
                say!(vi: "  {from} → {to}", en: "  {from} → {to}")
            }
            None => say!(vi: "  đã xóa {from}", en: "  deleted {from}"),
        });
    }
    if matches!(wish.fate, Fate::Quarantine(_)) && !done.moved.is_empty() {
        lines.push(say!(
            vi: "Nơi cất chỉ mình bạn mở được và không bao giờ được đăng; hãy xóa khi không còn cần đến.",
            en: "Only you can open that folder, and nothing in it is ever published; delete it when it is no longer needed."
        ));
    }
    let count = done.evicted;
    lines.push(say!(
        vi: "Bộ nhớ đệm: {count} tệp hình đã bỏ đi.",
        en: "The cache: {count} picture files removed."
    ));
    lines
}

fn mentions(case: &Case) -> Vec<Message> {
    let places = case.works.iter().flat_map(|work| &work.mentions);
    let told = places.map(|place| {
        let path = safe(&place.path);
        let (line, column, words) = place.spot.as_ref().map_or((1, 1, ""), |spot| {
            (spot.line, spot.column, &spot.excerpt[spot.range.clone()])
        });
        let words = safe(words);
        say!(
            vi: "Còn một chỗ nêu tên tranh này, hãy xóa tên ấy đi: {path}:{line}:{column}: {words}",
            en: "A list still names this work, remove the name there: {path}:{line}:{column}: {words}"
        )
    });
    told.collect()
}

fn twins(case: &Case) -> Option<Message> {
    let twins = join(case.twins.iter().map(|file| safe(file)));
    (!case.twins.is_empty()).then(|| {
        say!(
            vi: "Chú ý: có tệp khác trông giống hệt bức tranh này và vẫn được giữ lại: {twins}. Hãy mở ra xem và rút cả tệp ấy nếu cần.",
            en: "Look: another file shows the same drawing and stays: {twins}. Open it, and withdraw it as well if need be."
        )
    })
}

fn next_build(options: &Options, online: bool) -> Message {
    let site = options.site.to_string_lossy();
    let site = safe(&site);
    match online {
        true => say!(
            vi: "Trang đã dựng vẫn còn tranh này cho đến lần dựng sau. Hãy chạy ngay: trienlam --site {site} build, rồi đưa lên máy chủ như mọi khi.",
            en: "The built site still shows the work until the next build. Now run: trienlam --site {site} build, and upload as you always do."
        ),
        false => say!(
            vi: "Trang đã dựng ở đây không có tranh này; nếu máy chủ còn bản cũ hơn, hãy dựng lại (trienlam --site {site} build) và đưa lên.",
            en: "The site that is built here does not show the work; if an older one is online, build (trienlam --site {site} build) and upload."
        ),
    }
}

/// What no program can take back, and how a person may.
fn out_of_reach(case: &Case) -> Message {
    let git = match case.git {
        true => {
            let files = case.works.iter().flat_map(|work| &work.files);
            let paths: Vec<String> = files
                .map(|file| format!("--path '{}'", safe(file)))
                .collect();
            let paths = paths.join(" ");
            say!(
                vi: "Lịch sử git vẫn giữ tệp cũ; muốn xóa khỏi lịch sử: git filter-repo --invert-paths {paths}, rồi đẩy lại lên mọi nơi.",
                en: "The history of git keeps the files; to take them out of it: git filter-repo --invert-paths {paths}, and push anew everywhere."
            )
        }
        false => say!(
            vi: "Bản sao lưu và lịch sử git, nếu có, vẫn giữ tệp cũ.",
            en: "Backups, and the history of git where there is one, keep the files."
        ),
    };
    let (vi, en) = (git.vi, git.en);
    say!(
        vi: "Những điều chương trình này không làm được:\n  \
             - Bản mà người khác đã lưu, đã in hay đã gửi đi; nhãn tranh và USB đã phát: hãy thu lại nếu được.\n  \
             - Kết quả tìm kiếm còn lưu: sau khi đăng bản mới, dùng https://search.google.com/search-console/removals và https://www.bing.com/webmasters/tools/contentremoval cho từng địa chỉ.\n  \
             - {vi}",
        en: "What this program cannot do:\n  \
             - Copies that others saved, printed or passed on, labels and memory sticks that were given away: collect them where you can.\n  \
             - What search engines still show: once the new site is online, use https://search.google.com/search-console/removals and https://www.bing.com/webmasters/tools/contentremoval for each address.\n  \
             - {en}"
    )
}

fn addresses(case: &Case) -> Message {
    match case.addresses.len() {
        0 => say!(
            vi: "Không có địa chỉ nào cần xóa khỏi CDN hay proxy: trang đã dựng không nhắc đến tranh này.",
            en: "There is no address to purge from a CDN or proxy: the built site does not name the work."
        ),
        count => say!(
            vi: "Địa chỉ cần xóa khỏi CDN hoặc proxy sau khi đưa bản mới lên ({count}):",
            en: "Addresses to purge from a CDN or proxy once the new site is online ({count}):"
        ),
    }
}

fn unknown_id(typed: &str, unknown: &Unknown) -> Message {
    let typed = safe(typed);
    let Message { mut vi, mut en } =
        say!(vi: "không có tranh nào mang mã `{typed}`", en: "no work has the id `{typed}`");
    let mut add = |more: Message| {
        vi.push_str(&more.vi);
        en.push_str(&more.en);
    };
    if let Some(near) = &unknown.near {
        add(say!(vi: "; có phải là `{near}`?", en: "; did you mean `{near}`?"));
    } else {
        add(say!(
            vi: "; mã tranh nằm trong địa chỉ trang của tranh: …/works/MÃ/",
            en: "; the id stands in the address of the work's page: …/works/ID/"
        ));
    }
    if !unknown.illegible.is_empty() {
        let files = join(unknown.illegible.iter().map(|file| safe(file)));
        add(say!(
            vi: "; có bản ghi chưa đọc được, có thể mã nằm trong đó: {files}",
            en: "; some records cannot be read, and the id may be in one of them: {files}"
        ));
    }
    if !unknown.addresses.is_empty() {
        let count = unknown.addresses.len();
        add(say!(
            vi: "; trang đã dựng còn {count} địa chỉ của mã này, `trienlam build` sẽ bỏ đi",
            en: "; the built site still has {count} addresses of it, which `trienlam build` will remove"
        ));
    }
    Message { vi, en }
}

fn ambiguous(typed: &str, files: &[String]) -> Message {
    let typed = safe(typed);
    let files = join(files.iter().map(|file| safe(file)));
    say!(
        vi: "có nhiều tranh khác nhau cùng mang mã `{typed}`: {files}; hãy cho tranh cần giữ một `id:` khác rồi chạy lại",
        en: "different works have the id `{typed}`: {files}; give the one that stays another `id:` and run this again"
    )
}
