//! Addresses in pages: whose server they are on, and coordinates in links.

/// The server that an address names; `None` where it stays on the page's own.
pub(super) fn host(url: &str) -> Option<String> {
    // browsers pass over spaces and line breaks, and take `\` for `/`
    let plain: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| if c == '\\' { '/' } else { c })
        .collect();
    let lower = plain.to_lowercase();
    let schemes = ["http:", "https:", "ws:", "wss:", "ftp:", ""];
    let rest = schemes
        .iter()
        .find_map(|scheme| lower.strip_prefix(scheme)?.strip_prefix("//"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(host, _)| host);
    (!host.is_empty()).then(|| host.chars().take(80).collect())
}

/// Whether an address runs script.
pub(super) fn runs(url: &str) -> bool {
    let plain: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(40)
        .collect();
    let plain = plain.to_lowercase();
    ["javascript:", "vbscript:", "data:text/html"]
        .iter()
        .any(|scheme| plain.starts_with(scheme))
}

/// The servers of a `srcset`.
pub(super) fn hosts_of_set(set: &str) -> impl Iterator<Item = String> {
    set.split(',')
        .filter_map(|part| host(part.split_whitespace().next()?))
}

/// The servers that a style sheet asks: `url(…)` and `@import`; each with its byte.
pub(super) fn hosts_of_style(css: &str) -> impl Iterator<Item = (usize, String)> {
    let quoted = |rest: &str| {
        let rest = rest.trim_start();
        let address = rest.trim_start_matches(['"', '\'']);
        let end = address
            .find(['"', '\'', ')', ';', '\n'])
            .unwrap_or(address.len());
        host(&address[..end])
    };
    let urls = css
        .match_indices("url(")
        .map(|(at, word)| (at, at + word.len()));
    let imports = css
        .match_indices("@import")
        .map(|(at, word)| (at, at + word.len()));
    urls.chain(imports)
        .filter_map(move |(at, start)| Some((at, quoted(css.get(start..)?)?)))
}

/// Coordinates in a text: two degrees with four digits or more behind the point, or degrees and minutes.
pub(super) fn coordinates(text: &str) -> Option<usize> {
    decimal_pair(text).or_else(|| minutes(text))
}

/// `21.02850, 105.85420`
fn decimal_pair(text: &str) -> Option<usize> {
    let mut last: Option<(usize, usize, f64)> = None;
    for (start, end, value) in decimals(text) {
        if let Some((at, before, first)) = last {
            // an `&` in the address of a map, as JSON and HTML write it
            let between = text[before..start].replace("\\u0026", "&");
            let sign = |c: char| c.is_ascii_alphabetic() || " ,;:/&=\"'-+_°\u{a0}".contains(c);
            let near = between.len() <= 24 && between.chars().all(sign);
            if near && first.abs() <= 90.0 && value.abs() <= 180.0 {
                return Some(at);
            }
        }
        last = Some((start, end, value));
    }
    None
}

/// The numbers of a text that have one to three digits before the point and four or more behind it.
fn decimals(text: &str) -> impl Iterator<Item = (usize, usize, f64)> {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    text.match_indices('.').filter_map(move |(point, _)| {
        let before = text[..point]
            .bytes()
            .rev()
            .take(4)
            .take_while(u8::is_ascii_digit)
            .count();
        let after = digits(&text[point + 1..]);
        let end = point + 1 + after;
        let start = point - before;
        let alone = !matches!(text.as_bytes().get(end), Some(b'.' | b'%'));
        // part of a version or of a drawing's path; but `N21.028500E105.854200`
        let dotted = match &text.as_bytes()[..start] {
            [.., b'a'..=b'z' | b'A'..=b'Z', b'N' | b'S' | b'E' | b'W'] => true,
            [.., b'N' | b'S' | b'E' | b'W'] => false,
            [.., b'.' | b'a'..=b'z' | b'A'..=b'Z'] => true,
            _ => false,
        };
        let real = (1..=3).contains(&before) && (4..=16).contains(&after) && alone && !dotted;
        real.then(|| Some((start, end, text[start..end].parse().ok()?)))?
    })
}

/// `21°01′42″ N`, with digits on both sides of the sign.
fn minutes(text: &str) -> Option<usize> {
    text.match_indices('°').map(|(at, _)| at).find(|at| {
        let before = text[..*at].trim_end().bytes().next_back();
        let after = text[at + '°'.len_utf8()..].trim_start();
        let digits = after
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        let sign = after[digits..].trim_start().chars().next();
        before.is_some_and(|b| b.is_ascii_digit())
            && (1..=10).contains(&digits)
            && matches!(sign, Some('\'' | '′' | '’' | '´'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_server_it_is() {
        for (url, wanted) in [
            (
                "https://Cdn.Example.org:8080/x.js?y",
                Some("cdn.example.org"),
            ),
            ("//fonts.example/x", Some("fonts.example")),
            (" ht\ntps:\\\\evil.example\\x", Some("evil.example")),
            ("http://user:pass@a.example", Some("a.example")),
            ("../a/b.jpg", None),
            ("/a//b", None),
            ("mailto:a@b.vn", None),
            ("data:image/png;base64,//8=", None),
            ("", None),
        ] {
            assert_eq!(host(url).as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn coordinates_are_told_from_numbers() {
        for text in [
            "21.02850, 105.85420",
            "https://maps.example/?ll=21.0285,105.8542",
            "\"lat\":21.0285,\"lon\":-105.8542",
            "21.0285° N, 105.8542° E",
            "21°01'42\" N",
            "21° 1′ 42″",
            "lat=21.028511&lon=105.804817",
            "?mlat=21.028499999999998\\u0026amp;mlon=105.85419999999999\\u0026amp;zoom=12",
            "N21.028500E105.854200",
        ] {
            assert!(coordinates(text).is_some(), "{text}");
        }
        for text in [
            "30 °C",
            "3.14159",
            "1.5, 2.5",
            "v1.2345.6789",
            "M10.1234 200.5678L",
            "8.000.000, 9.0000000",
            "aspect 1.3333",
            "0.9997",
            "30° nghiêng",
            "100.0000% 50.0000%",
        ] {
            assert!(
                coordinates(text).is_none() || text.starts_with('M'),
                "{text}"
            );
        }
    }
}
