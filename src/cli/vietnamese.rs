//! The Vietnamese help, one line for each command and option; the English one stands in [`super::args`].
//!
//! A test holds that nothing is left untranslated.

use clap::{Arg, Command, CommandFactory};

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
    ("completions", "In tập lệnh tự hoàn thành cho một shell"),
    ("man", "In trang hướng dẫn, hoặc ghi tất cả các trang"),
    ("help", "In trợ giúp này, hoặc trợ giúp của một lệnh"),
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

fn translate(mut command: Command, outer: Option<&str>) -> Command {
    let name = command.get_name().to_owned();
    if let Some(line) = find(COMMANDS, &name) {
        command = command.about(line);
    }
    if let Some(example) = command.get_after_help().map(ToString::to_string) {
        command = command.after_help(example.replace("Example:", "Ví dụ:"));
    }
    let has_version = outer.is_none();
    command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Các lệnh")
        .subcommand_value_name("LỆNH")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .mut_args(|arg| translate_arg(arg, &name))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .help(line("help")),
        );
    if has_version {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .help(line("version"));
        command = command.arg(version.action(clap::ArgAction::Version));
    }
    command = command.mut_args(|arg| match arg.is_positional() {
        true => arg.help_heading("Tham số"),
        false => arg.help_heading("Tùy chọn"),
    });
    command.mut_subcommands(|inner| translate(inner, Some("trienlam")))
}

fn translate_arg(arg: Arg, command: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let out = match (id.as_str(), command) {
        ("out", "man") => {
            Some("Thư mục để ghi mỗi lệnh một trang [mặc định: trang chính ra màn hình]")
        }
        ("out", _) => Some("Thư mục để đăng vào [mặc định: public trong thư mục trang]"),
        (id, _) => find(OPTIONS, id),
    };
    match out {
        Some(line) => arg.help(line),
        None => arg,
    }
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
            !vi.contains("Usage:") && !vi.contains("Options:") && !vi.contains("Print"),
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
