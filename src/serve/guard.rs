//! What every answer obeys: only this computer's own names for itself are answered, and the security headers
//! of the published site are set.
//!
//! A page elsewhere can point its own name at 127.0.0.1 and read a server that trusts any name (DNS
//! rebinding: <https://en.wikipedia.org/wiki/DNS_rebinding>); hence the look at the Host header.

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The policy of every page. Its copy in the pages' meta tag cannot hold `frame-ancestors`; this one does.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Answers by the inner service, or refuses; sets the headers in either case.
pub(super) async fn stand(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response = match is_own_name(request.headers(), request.uri(), port) {
        true => next.run(request).await,
        false => StatusCode::MISDIRECTED_REQUEST.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}

/// Exactly one Host, and no other name in the request line.
fn is_own_name(headers: &HeaderMap, uri: &Uri, port: u16) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let named = host.is_some_and(|host| is_own(host, port)) && hosts.next().is_none();
    named
        && uri
            .authority()
            .is_none_or(|name| is_own(name.as_str(), port))
}

fn is_own(name: &str, port: u16) -> bool {
    let (name, given) = match name.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given.parse().ok()),
        _ => (name, Some(80)),
    };
    let own = ["localhost", "127.0.0.1", "[::1]"];
    given == Some(port) && own.iter().any(|own| own.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_names_are_answered() {
        for name in [
            "localhost:8111",
            "127.0.0.1:8111",
            "[::1]:8111",
            "LOCALHOST:8111",
        ] {
            assert!(is_own(name, 8111), "{name}");
        }
        for name in [
            "localhost",
            "localhost:80",
            "example.org:8111",
            "localhost.example.org:8111",
            "127.0.0.1.nip.io:8111",
            "[::1]",
            "::1:8111",
            "",
            ":8111",
            "127.0.0.1:8111:8111",
            "me@localhost:8111",
            "0.0.0.0:8111",
        ] {
            assert!(!is_own(name, 8111), "{name}");
        }
        assert!(is_own("localhost", 80) && is_own("[::1]", 80));
    }
}
