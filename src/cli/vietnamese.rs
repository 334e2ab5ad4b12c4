//! The Vietnamese help, one line for each command and option; the English one stands in [`super::args`].
//!
//! A test holds that nothing is left untranslated.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Arguments;
use crate::diagnostics::Tongue;

/// What a command does.
const COMMANDS: &[(&str, &str)] = &[
    (
        "trienlam",
        "Biến các thư mục tranh vẽ của học sinh thành một triển lãm trên mạng.",
    ),
    ("new", "Tạo một triển lãm nhỏ, dựng được ngay"),
    (
        "check",
        "Tìm lỗi trong nội dung, đồng thuận, giao diện và liên kết; không đăng gì",
    ),
    ("build", "Dựng các trang web của triển lãm từ content/"),
    (
        "serve",
        "Xem triển lãm trên máy này, tự cập nhật sau mỗi lần sửa",
    ),
    (
        "withdraw",
        "Rút hẳn một bức tranh khỏi triển lãm, và ghi nhớ để nó không quay lại",
    ),
    (
        "headers",
        "In các header bảo mật mà máy chủ web nên gửi, theo cách viết của máy chủ đó",
    ),
    (
        "audit",
        "Đọc lại một trang đã dựng, do ai dựng cũng được, và cho biết nó để lộ những gì",
    ),
    ("completions", "In tập lệnh tự hoàn thành cho một shell"),
    ("man", "In trang hướng dẫn, hoặc ghi tất cả các trang"),
];

/// What an option means.
const OPTIONS: &[(&str, &str)] = &[
    ("site", "Thư mục chứa content/, themes/ và public/"),
    (
        "lang",
        "Ngôn ngữ của thông báo [mặc định: theo hệ thống; hoặc biến TRIENLAM_LANG]",
    ),
    (
        "verbose",
        "Hiện mọi lưu ý và các tệp bị bỏ qua [mặc định: lưu ý rút gọn]",
    ),
    ("quiet", "Chỉ hiện lỗi [mặc định: mọi điều cần biết]"),
    ("color", "Khi nào dùng màu; NO_COLOR cũng tắt màu"),
    ("folder", "Thư mục sẽ tạo; chưa được có, hoặc phải trống"),
    (
        "date",
        "Ngày để tính hiệu lực đồng thuận [mặc định: SOURCE_DATE_EPOCH, nếu không thì hôm nay]",
    ),
    (
        "keep_going",
        "Bỏ lại tranh và phòng có lỗi, đăng phần còn lại [mặc định: có lỗi thì dừng]",
    ),
    (
        "json",
        "In mỗi dòng một đối tượng JSON cho chương trình khác [mặc định: câu chữ]",
    ),
    (
        "base_url",
        "Địa chỉ của trang [mặc định: base_url trong exhibition.yaml, nếu không thì chỉ liên kết tương đối]",
    ),
    (
        "jobs",
        "Số tranh xử lý cùng lúc [mặc định: bằng số lõi của máy]",
    ),
    ("port", "Cổng [mặc định: 8111, hoặc cổng trống kế tiếp]"),
    (
        "host",
        "Địa chỉ của chính máy này: localhost, 127.0.0.1 hoặc ::1",
    ),
    ("id", "Mã tranh, hoặc địa chỉ trang của tranh"),
    (
        "reason",
        "Lý do, bằng một mã: không giữ lại câu chuyện nào về em nhỏ",
    ),
    (
        "delete",
        "Xóa hẳn tranh và bản ghi [mặc định: chuyển vào nơi cất riêng]",
    ),
    (
        "quarantine",
        "Nơi cất tranh và bản ghi, một thư mục riêng tư [mặc định: .trienlam/withdrawn trong thư mục trang]",
    ),
    (
        "dry_run",
        "Cho biết sẽ làm gì mà không thay đổi gì [mặc định: làm thật]",
    ),
    (
        "build",
        "Dựng lại trang ngay sau khi rút [mặc định: chỉ nhắc việc cần làm]",
    ),
    ("built", "Thư mục cần đọc"),
    (
        "allow",
        "Địa chỉ hoặc số được phép có trong trang: của chính ban tổ chức [mặc định: không có]",
    ),
    (
        "private",
        "Tệp văn bản ghi các giá trị riêng tư, mỗi dòng một giá trị (tên, số): không được có ở đâu cả [mặc định: không có]",
    ),
    (
        "originals",
        "Thư mục tranh gốc, không tệp nào được đăng nguyên vẹn [mặc định: content/ của trang, nếu có]",
    ),
    ("shell", "Shell"),
    ("help", "In trợ giúp"),
    ("version", "In phiên bản"),
];

const TEMPLATE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}\n";

/// The command line with its help in one language.
pub(super) fn command(tongue: Tongue) -> Command {
    let command = Arguments::command();
    match tongue {
        Tongue::En => command,
        Tongue::Vi => translate(command, None),
    }
}

/// `outer` is the name of the command around this one, which the usage line repeats.
fn translate(mut command: Command, outer: Option<&str>) -> Command {
    let name = command.get_name().to_owned();
    if let Some(line) = find(COMMANDS, &name) {
        command = command.about(line);
    }
    if let Some(example) = command.get_after_help().map(ToString::to_string) {
        command = command.after_help(example.replace("Example:", "Ví dụ:"));
    }
    let usage = usage(&command, outer);
    command = command
        .help_template(TEMPLATE)
        .override_usage(usage)
        .subcommand_help_heading("Các lệnh")
        .subcommand_value_name("LỆNH")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| translate_arg(arg, &name));
    let help = Arg::new("help").short('h').long("help");
    command = command.arg(own(help.action(ArgAction::Help).help(line("help"))));
    if outer.is_none() {
        let version = Arg::new("version").short('V').long("version");
        command = command.arg(own(version
            .action(ArgAction::Version)
            .help(line("version"))));
    }
    command.mut_subcommands(|inner| translate(inner, Some("trienlam")))
}

/// `trienlam new [TÙY CHỌN] <DIR>`
fn usage(command: &Command, outer: Option<&str>) -> String {
    let outer = outer.map(|outer| format!("{outer} ")).unwrap_or_default();
    let mut usage = format!("{outer}{} [TÙY CHỌN]", command.get_name());
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(|names| names.first());
        if let Some(name) = name {
            usage.push_str(&format!(" <{name}>"));
        }
    }
    if command.has_subcommands() {
        usage.push_str(" <LỆNH>");
    }
    usage
}

fn translate_arg(mut arg: Arg, command: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let line = match (id.as_str(), command) {
        ("out", "man") => {
            Some("Thư mục để ghi mỗi lệnh một trang [mặc định: trang chính ra màn hình]")
        }
        ("host", "headers") => Some("Máy chủ web"),
        ("out", _) => Some("Thư mục để đăng vào [mặc định: public trong thư mục trang]"),
        (id, _) => find(OPTIONS, id),
    };
    let Some(line) = line else { return arg };
    let mut help = line.to_owned();
    let defaults = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy());
    let defaults: Vec<_> = defaults.collect();
    if !defaults.is_empty() {
        help.push_str(&format!(" [mặc định: {}]", defaults.join(", ")));
    }
    // A switch has the values true and false, of which nobody types any.
    if arg.get_action().takes_values() {
        let values = arg.get_possible_values();
        let values: Vec<_> = values.iter().map(|value| value.get_name()).collect();
        if !values.is_empty() {
            help.push_str(&format!(" [giá trị: {}]", values.join(", ")));
        }
        arg = arg.hide_default_value(true).hide_possible_values(true);
    }
    own(arg.help(help))
}

/// Under the Vietnamese heading.
fn own(arg: Arg) -> Arg {
    let shared = arg.get_help_heading().is_some();
    let heading = match (arg.is_positional(), shared) {
        (true, _) => "Tham số",
        (false, true) => "Tùy chọn chung",
        (false, false) => "Tùy chọn",
    };
    arg.help_heading(heading)
}

fn line(id: &str) -> &'static str {
    find(OPTIONS, id).unwrap_or("")
}

fn find(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    let row = table.iter().find(|(name, _)| *name == key);
    row.map(|(_, line)| *line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_command_lines_hold_together() {
        command(Tongue::En).debug_assert();
        command(Tongue::Vi).debug_assert();
    }

    #[test]
    fn nothing_is_left_in_english() {
        let english = command(Tongue::En);
        let commands = english.get_subcommands().chain([&english]);
        for inner in commands {
            assert!(
                find(COMMANDS, inner.get_name()).is_some(),
                "{}",
                inner.get_name()
            );
            for arg in inner.get_arguments() {
                let id = arg.get_id().as_str();
                assert!(id == "out" || find(OPTIONS, id).is_some(), "{id}");
                let states = arg.get_help().map(ToString::to_string).unwrap_or_default();
                let default = states.contains("[default:") || !arg.get_default_values().is_empty();
                let has_none = arg.is_positional() || ["help", "version", "json"].contains(&id);
                assert!(default || has_none, "`{id}` does not state its default");
            }
        }
    }

    #[test]
    fn help_is_in_the_language() {
        let vi = command(Tongue::Vi).render_long_help().to_string();
        assert!(
            vi.contains("Cách dùng: trienlam") && vi.contains("Các lệnh:") && vi.contains("Ví dụ:"),
            "{vi}"
        );
        assert!(
            ["Usage:", "ptions", "OPTIONS", "Print", "default", "ossible"]
                .iter()
                .all(|word| !vi.contains(word)),
            "{vi}"
        );
        let en = command(Tongue::En).render_long_help().to_string();
        assert!(
            en.contains("Usage: trienlam") && en.contains("Example:"),
            "{en}"
        );
    }

    #[test]
    fn each_command_shows_an_example() {
        for inner in command(Tongue::Vi).get_subcommands_mut() {
            let name = inner.get_name().to_owned();
            let help = inner.render_help().to_string();
            assert!(
                help.contains(&format!("Ví dụ:\n  trienlam {name}")),
                "{help}"
            );
        }
    }
}
