//! The preview as a browser meets it: plain HTTP over a socket, on a port that the system chooses.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, mpsc};

use super::*;
use crate::diagnostics::{Report, say};
use crate::fs;
use crate::pipeline::{Published, Tally};

const ANY: Address = Address {
    host: IpAddr::V4(Ipv4Addr::LOCALHOST),
    port: Port::Exactly(0),
};

/// A server on a small site.
struct Stage {
    home: tempfile::TempDir,
    server: Option<Server>,
    bell: Option<Bell>,
    port: u16,
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .into_iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl Stage {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let site = home.path().join("site");
        let picture: Vec<u8> = (0..=255).collect();
        for (path, bytes) in [
            (
                "index.html",
                "<html><head><title>Nhà</title></head></html>".as_bytes(),
            ),
            ("404.html", b"<html><head></head>lost</html>"),
            ("works/a/index.html", b"<head></head>a"),
            ("a.jpg", &picture),
            ("a.webp", b"w"),
            ("a.svg", b"<svg/>"),
            ("a.woff2", b"f"),
            ("a.json", b"{}"),
            ("a.css", b"a{}"),
            ("a.js", b"1"),
            (".secret", b"s"),
        ] {
            fs::write(&site.join(path), bytes).unwrap();
        }
        fs::write(&home.path().join("outside.txt"), b"outside").unwrap();
        let (bell, signals) = Bell::new();
        bell.ring(&built(1));
        let server = Server::start(listen::bind(ANY).unwrap(), |port| {
            router(&site, port, signals)
        })
        .unwrap();
        let port = server
            .address()
            .trim_end_matches('/')
            .rsplit(':')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        Stage {
            home,
            server: Some(server),
            bell: Some(bell),
            port,
        }
    }

    fn open(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn send(&self, request: &str) -> Answer {
        let mut bytes = Vec::new();
        self.open(request).read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let port = self.port;
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{headers}\r\n"))
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.bell = None;
        self.server.take().unwrap().stop();
    }
}

fn built(changed: usize) -> Outcome {
    let published = Published {
        out: Path::new("/x").into(),
        files: 1,
        bytes: 1,
        changed,
        removed: 0,
        rendered: 0,
        cached: 0,
    };
    Outcome {
        report: Report::new(),
        tally: Tally::default(),
        rulings: Vec::new(),
        published: Some(published),
    }
}

#[test]
fn pages_carry_the_reload_and_are_never_kept() {
    let stage = Stage::new();
    let answer = stage.ask(
        "GET",
        "/",
        "Range: bytes=0-3\r\nIf-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
    );
    assert_eq!(answer.status, 200);
    let tag = "<title>Nhà</title><script src=\"/_trienlam/reload.js\" data-site=\"";
    assert!(answer.text().contains(tag), "{}", answer.text());
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let head = stage.ask("HEAD", "/", "");
    assert!(head.body.is_empty());
    assert_eq!(
        head.header("content-length"),
        Some(answer.body.len().to_string().as_str())
    );
    let script = stage.get("/_trienlam/reload.js");
    assert!(script.text().contains("EventSource"));
    assert_eq!(
        script.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
}

#[test]
fn folders_lead_to_their_page() {
    let stage = Stage::new();
    assert!(stage.get("/works/a/").text().contains("</script></head>a"));
    let answer = stage.get("/works/a");
    assert_eq!(
        (answer.status / 100, answer.header("location")),
        (3, Some("/works/a/"))
    );
}

#[test]
fn parts_of_a_file() {
    let stage = Stage::new();
    let part = stage.ask("GET", "/a.jpg", "Range: bytes=10-19\r\n");
    assert_eq!(
        (part.status, part.body.as_slice()),
        (206, (10..20).collect::<Vec<u8>>().as_slice())
    );
    assert_eq!(part.header("content-range"), Some("bytes 10-19/256"));
    let tail = stage.ask("GET", "/a.jpg", "Range: bytes=-6\r\n");
    assert_eq!((tail.status, tail.body.len()), (206, 6));
    let beyond = stage.ask("GET", "/a.jpg", "Range: bytes=900-\r\n");
    assert_eq!(
        (beyond.status, beyond.header("content-range")),
        (416, Some("bytes */256"))
    );
}

#[test]
fn files_have_types_and_validators() {
    let stage = Stage::new();
    for (path, kind) in [
        ("/a.jpg", "image/jpeg"),
        ("/a.webp", "image/webp"),
        ("/a.svg", "image/svg+xml"),
        ("/a.woff2", "font/woff2"),
        ("/a.json", "application/json"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/a.js", "text/javascript; charset=utf-8"),
    ] {
        assert_eq!(stage.get(path).header("content-type"), Some(kind), "{path}");
    }
    let first = stage.get("/a.jpg");
    let etag = first.header("etag").unwrap();
    let again = stage.ask("GET", "/a.jpg", &format!("If-None-Match: {etag}\r\n"));
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(first.header("cache-control"), Some("no-cache"));
    let head = stage.ask("HEAD", "/a.jpg", "");
    assert_eq!(
        (head.status, head.header("content-length"), head.body.len()),
        (200, Some("256"), 0)
    );
}

#[test]
fn every_answer_carries_the_security_headers() {
    let stage = Stage::new();
    let mut answers: Vec<Answer> = [
        "/",
        "/a.jpg",
        "/nowhere",
        "/works/a",
        "/_trienlam/reload.js",
    ]
    .map(|path| stage.get(path))
    .into();
    answers.push(stage.ask("POST", "/", ""));
    answers.push(stage.send("GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n"));
    answers.push(stage.ask("GET", "/a.jpg", "Range: bytes=900-\r\n"));
    for answer in answers {
        for (name, value) in crate::headers::everywhere() {
            let name = name.to_ascii_lowercase();
            assert_eq!(
                answer.header(&name),
                Some(value.as_str()),
                "{}",
                answer.head
            );
        }
    }
}

#[test]
fn other_names_and_methods_are_refused() {
    let stage = Stage::new();
    let port = stage.port;
    let status = |request: String| stage.send(&request).status;
    assert_eq!(
        status(format!(
            "GET / HTTP/1.1\r\nHost: evil.example:{port}\r\nConnection: close\r\n\r\n"
        )),
        421
    );
    assert_eq!(
        status("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_owned()),
        421
    );
    assert_eq!(status("GET / HTTP/1.0\r\n\r\n".to_owned()), 421);
    assert_eq!(
        status(format!(
            "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
        )),
        421
    );
    assert_eq!(
        status(format!(
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        )),
        200
    );
    assert_eq!(stage.ask("POST", "/", "").status, 405);
    assert_eq!(
        stage.ask("DELETE", "/a.jpg", "").header("allow"),
        Some("GET, HEAD")
    );
}

#[test]
fn nothing_outside_the_folder_and_nothing_hidden_is_reached() {
    let stage = Stage::new();
    assert!(stage.home.path().join("outside.txt").is_file());
    for path in [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/works/../../outside.txt",
        "/%2e%2e%2foutside.txt",
        "/..%5coutside.txt",
        "/.secret",
        "/%2esecret",
        "/works/.a",
        "//localhost/",
        "/a.jpg%00",
        "/%252e%252e/outside.txt",
        "/C:/a",
    ] {
        let answer = stage.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("lost"), "{path}");
    }
}

#[test]
fn lost_visitors_see_the_sites_own_page() {
    let stage = Stage::new();
    let answer = stage.get("/rooms/none/");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("lost") && answer.text().contains("/_trienlam/reload.js"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn before_the_first_site_there_is_a_page_that_waits() {
    let home = tempfile::tempdir().unwrap();
    let (bell, signals) = Bell::new();
    let server = Server::start(listen::bind(ANY).unwrap(), |port| {
        router(home.path(), port, signals)
    })
    .unwrap();
    let port = server
        .address()
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let stage = Stage {
        home,
        server: Some(server),
        bell: Some(bell),
        port,
    };
    let answer = stage.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("/_trienlam/reload.js"));
}

/// Reads a stream of events until `count` have come.
fn events(stream: &mut TcpStream, count: usize) -> Vec<String> {
    let mut text = String::new();
    let mut buffer = [0; 1024];
    loop {
        let found: Vec<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("event: "))
            .map(str::to_owned)
            .collect();
        if found.len() >= count && text.ends_with("\n\n")
            || text.matches("data:").count() >= count && found.len() >= count
        {
            return found;
        }
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the stream ended early: {text}");
        text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
    }
}

#[test]
fn open_pages_hear_of_a_new_site_and_of_problems() {
    let stage = Stage::new();
    let request = format!(
        "GET /_trienlam/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        stage.port
    );
    let mut stream = stage.open(&request);
    assert_eq!(events(&mut stream, 1), ["site"]);
    stage.bell.as_ref().unwrap().trouble();
    assert_eq!(events(&mut stream, 1), ["problems"]);
    stage.bell.as_ref().unwrap().ring(&built(1));
    assert_eq!(events(&mut stream, 1), ["site"]);
}

#[test]
fn the_server_stops_although_a_page_listens() {
    let stage = Stage::new();
    let request = format!(
        "GET /_trienlam/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        stage.port
    );
    let mut stream = stage.open(&request);
    assert_eq!(events(&mut stream, 1), ["site"]);
    let begun = Instant::now();
    drop(stage);
    assert!(begun.elapsed() < Duration::from_secs(5));
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
}

#[test]
fn a_port_in_use_is_passed_over_unless_asked_for() {
    let taken = listen::bind(ANY).unwrap();
    let port = taken.local_addr().unwrap().port();
    let exactly = Address {
        port: Port::Exactly(port),
        ..ANY
    };
    assert!(matches!(listen::bind(exactly), Err(Error::Refused(_))));
    let from = Address {
        port: Port::From(port),
        ..ANY
    };
    assert_ne!(
        listen::bind(from).unwrap().local_addr().unwrap().port(),
        port
    );
    let abroad = Address {
        host: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        ..ANY
    };
    assert!(listen::bind(abroad).is_err());
}

/// Writes down what it hears and can be interrupted.
#[derive(Default)]
struct Ear {
    heard: Mutex<Vec<String>>,
    stop: AtomicBool,
}

impl Observer for Ear {
    fn interrupted(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Host for Ear {
    fn news(&self, news: News<'_>) {
        let word = match news {
            News::Listening(_) => "listening",
            News::Changed => "changed",
            News::Built(outcome, _) if outcome.published.is_some() => "built",
            News::Built(..) => "problems",
            News::Failed(_) => "failed",
        };
        self.heard.lock().unwrap().push(word.to_owned());
    }
}

#[test]
fn every_change_builds_again_and_failures_end_nothing() {
    let (bell, signals) = Bell::new();
    let (change, changes) = mpsc::channel();
    let ear = Ear::default();
    let count = AtomicBool::new(false);
    let step = std::sync::atomic::AtomicUsize::new(0);
    change.send(()).unwrap();
    let result = follow(&changes, &bell, &ear, || {
        let step = step.fetch_add(1, Ordering::Relaxed);
        count.store(true, Ordering::Relaxed);
        change.send(()).unwrap();
        match step {
            0 => Ok(built(3)),
            1 => Ok(Outcome {
                published: None,
                ..built(0)
            }),
            2 => Err(Error::Refused(say!(vi: "x", en: "x"))),
            3 => Ok(built(0)),
            _ => {
                ear.stop.store(true, Ordering::Relaxed);
                Ok(built(1))
            }
        }
    });
    assert!(result.is_ok());
    let heard = ear.heard.lock().unwrap().join(" ");
    assert_eq!(
        heard,
        "built changed problems changed failed changed built changed built"
    );
    assert!(signals.borrow().has_site());
}

#[test]
fn a_first_build_that_fails_ends_the_preview() {
    let (bell, _signals) = Bell::new();
    let (_change, changes) = mpsc::channel();
    let fail = || Err(Error::Refused(say!(vi: "x", en: "x")));
    assert!(follow(&changes, &bell, &Ear::default(), fail).is_err());
    let interrupted = || Err(Error::Interrupted);
    assert!(follow(&changes, &bell, &Ear::default(), interrupted).is_ok());
}

#[test]
fn changes_of_the_content_are_heard_and_those_of_builds_are_not() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().to_path_buf();
    fs::write(&site.join("content/a.yaml"), b"a: 1").unwrap();
    let options = Options {
        out: site.join("public"),
        site: site.clone(),
        date: "2026-06-01".parse().unwrap(),
        base_url: None,
        jobs: None,
        keep_going: false,
    };
    let changes = watch::start(&options).unwrap();
    let heard = |seconds| {
        changes
            .heard
            .recv_timeout(Duration::from_secs(seconds))
            .is_ok()
    };
    fs::write(&site.join("public/index.html"), b"x").unwrap();
    fs::write(&site.join(".trienlam/cache/x"), b"x").unwrap();
    fs::read(&site.join("content/a.yaml")).unwrap();
    assert!(!heard(1), "a build's own files are no change");
    fs::write(&site.join("content/a.yaml"), b"a: 2").unwrap();
    assert!(heard(20), "a record was changed");
    while heard(1) {}
    fs::write(&site.join("content/phòng/b.yaml"), b"b: 2").unwrap();
    assert!(heard(20), "a room was made");
}

/// Stops the preview as soon as something was built, and looks at what is on show just before.
#[derive(Default)]
struct Once {
    ear: Ear,
    address: Mutex<String>,
}

impl Observer for Once {
    fn interrupted(&self) -> bool {
        self.ear.interrupted()
    }
}

impl Host for Once {
    fn news(&self, news: News<'_>) {
        match &news {
            News::Listening(address) => *self.address.lock().unwrap() = (*address).to_owned(),
            News::Built(outcome, _) => {
                assert_eq!(outcome.report.count(crate::diagnostics::Severity::Error), 0);
                let published = outcome.published.as_ref().unwrap();
                assert!(published.out.join("index.html").is_file());
                self.ear.stop.store(true, Ordering::Relaxed);
            }
            _ => {}
        }
        self.ear.news(news);
    }
}

#[test]
fn a_preview_builds_the_site_and_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().to_path_buf();
    fs::write(&site.join("content/exhibition.yaml"), b"title: Tranh\n").unwrap();
    let options = Options {
        out: site.join("public"),
        site: site.clone(),
        date: "2026-06-01".parse().unwrap(),
        base_url: None,
        jobs: None,
        keep_going: false,
    };
    let host = Once::default();
    run(&options, ANY, &host).unwrap();
    assert_eq!(host.ear.heard.lock().unwrap().join(" "), "listening built");
    assert!(!site.join("public").exists());
    let address = host.address.lock().unwrap().clone();
    let port = address
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    assert!(TcpStream::connect(port).is_err(), "the port is free again");
}
