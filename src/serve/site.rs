//! The answers: files of the published folder, with ranges, types and validators; pages with live reload.
//!
//! In: a folder that another thread may swap for a newer one at any time. Every file is opened once and read
//! through that handle, so an answer is never half old and half new. Only paths that a published site can hold
//! ([`SitePath`]) are looked up at all: `..`, dotfiles and escapes do not come that far.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    IF_RANGE, IF_UNMODIFIED_SINCE, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;
use tower_http::services::ServeDir;

use super::guard::{self, Guard};
use super::reload::{self, EVENTS, SCRIPT, Signal};
use crate::exhibition::SitePath;

/// The largest page that is held in memory.
const PAGE: usize = 64 << 20;

/// Shown while there is no site yet; its script loads the site when there is one.
const NOT_YET: &str = "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>trienlam</title></head><body><p>Chưa có trang để xem. Cửa sổ dòng lệnh cho biết việc đang làm hoặc chỗ cần sửa.</p><p lang=\"en\">There is no site to show yet. The terminal tells what is being done, or what to put right.</p></body></html>";

#[derive(Clone)]
struct Preview {
    folder: Arc<Path>,
    signals: watch::Receiver<Signal>,
}

/// The server's answers for a published folder, on a port of this computer.
pub(super) fn router(folder: &Path, port: u16, signals: watch::Receiver<Signal>) -> Router {
    let preview = Preview {
        folder: folder.into(),
        signals,
    };
    let events = |State(preview): State<Preview>| async { reload::events(preview.signals) };
    Router::new()
        .route(EVENTS, get(events))
        .route(SCRIPT, get(reload::script))
        .fallback(answer)
        .with_state(preview)
        .layer(middleware::from_fn_with_state(
            Guard::new(port),
            guard::stand,
        ))
}

async fn answer(State(preview): State<Preview>, request: Request) -> Response {
    let method = request.method().clone();
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [("allow", "GET, HEAD")]).into_response();
    }
    // Taken before the file is opened: should the site change in between, the page loads once more, never once less.
    let signal = *preview.signals.borrow();
    if !signal.has_site() {
        return page(StatusCode::SERVICE_UNAVAILABLE, NOT_YET.as_bytes(), signal);
    }
    match file(&preview.folder, request.uri(), request.headers()).await {
        Some(response) if is_page(&response) => reloading(response, signal).await,
        Some(response) => dressed(response),
        None => not_found(&preview.folder, signal).await,
    }
}

/// The file at an address; `None` where there is none.
async fn file(folder: &Path, uri: &Uri, wishes: &HeaderMap) -> Option<Response> {
    let path = uri.path().strip_prefix('/')?;
    let bare = path.strip_suffix('/').unwrap_or(path);
    if !path.is_empty() {
        SitePath::parse(bare)?;
    }
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = uri.clone();
    // A page is changed on its way out, so no part of it and no comparison with an older one is offered.
    let may_be_page = path.is_empty() || path.ends_with(['/', 'l', 'm']) || !path.contains('.');
    for name in [
        RANGE,
        IF_RANGE,
        IF_NONE_MATCH,
        IF_MODIFIED_SINCE,
        IF_MATCH,
        IF_UNMODIFIED_SINCE,
    ] {
        if let Some(value) = wishes.get(&name).filter(|_| !may_be_page) {
            request.headers_mut().insert(name, value.clone());
        }
    }
    let mut files = ServeDir::new(folder).ignore_multi_range_requests(true);
    let response = files.try_call(request).await.ok()?;
    (response.status() != StatusCode::NOT_FOUND).then(|| response.map(Body::new))
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    response.status() == StatusCode::OK
        && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// A page with the live reload in it.
async fn reloading(response: Response, signal: Signal) -> Response {
    match to_bytes(response.into_body(), PAGE).await {
        Ok(bytes) => page(StatusCode::OK, &bytes, signal),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The site's own page for lost visitors.
async fn not_found(folder: &Path, signal: Signal) -> Response {
    let own = file(folder, &Uri::from_static("/404.html"), &HeaderMap::new()).await;
    let own: Bytes = match own {
        Some(response) => to_bytes(response.into_body(), PAGE)
            .await
            .unwrap_or_default(),
        None => Bytes::from_static(b"404"),
    };
    page(StatusCode::NOT_FOUND, &own, signal)
}

fn page(status: StatusCode, bytes: &[u8], signal: Signal) -> Response {
    let bytes = reload::with_script(bytes, signal);
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (CONTENT_LENGTH, HeaderValue::from(bytes.len())),
    ];
    (status, headers, bytes).into_response()
}

/// Any other file: text says that it is UTF-8, and browsers ask before they show an older copy.
fn dressed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let plain = kind.filter(|kind| kind.starts_with("text/") && !kind.contains("charset"));
    let full = plain.map(|kind| HeaderValue::from_str(&format!("{kind}; charset=utf-8")));
    if let Some(Ok(kind)) = full {
        headers.insert(CONTENT_TYPE, kind);
    }
    response
}
