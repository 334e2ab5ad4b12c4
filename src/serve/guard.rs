//! What every answer obeys: only this computer's own names for itself are answered, and the security headers
//! of the published site are set.
//!
//! A page elsewhere can point its own name at 127.0.0.1 and read a server that trusts any name (DNS
//! rebinding: <https://en.wikipedia.org/wiki/DNS_rebinding>); hence the look at the Host header.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::headers::{self, Pictures, Place};

/// Which names are answered, and what is said in every answer.
#[derive(Clone)]
pub(super) struct Guard {
    port: u16,
    says: Arc<HeaderMap>,
}

impl Guard {
    /// A guard for the server on this port. How long something may be kept is not for a preview to say.
    pub(super) fn new(port: u16) -> Self {
        let places = headers::of_place(Place::Pages, Pictures::Unlisted).into_iter();
        let robots = places.filter(|(name, _)| *name != "Cache-Control");
        let all = headers::everywhere().into_iter().chain(robots);
        let says = all.filter_map(|(name, value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            Some((name, HeaderValue::from_str(&value).ok()?))
        });
        Guard {
            port,
            says: Arc::new(says.collect()),
        }
    }
}

/// Answers by the inner service, or refuses; sets the headers in either case.
pub(super) async fn stand(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = match is_own_name(request.headers(), request.uri(), guard.port) {
        true => next.run(request).await,
        false => StatusCode::MISDIRECTED_REQUEST.into_response(),
    };
    let said = guard.says.iter();
    response
        .headers_mut()
        .extend(said.map(|(name, value)| (name.clone(), value.clone())));
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
    fn what_hosts_are_told_is_said_here_as_well() {
        let says = Guard::new(8111).says;
        for (name, value) in headers::everywhere() {
            assert_eq!(says.get(name).unwrap(), value.as_str(), "{name}");
        }
        assert!(says.contains_key("x-robots-tag") && !says.contains_key("cache-control"));
    }

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
