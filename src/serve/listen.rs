//! A port of this computer, and the server that answers on it from threads of its own.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::time::Duration;

use axum::Router;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::diagnostics::say;
use crate::error::Error;

/// Where to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// A loopback address.
    pub host: IpAddr,
    /// Which port.
    pub port: Port,
}

/// Which port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one or none.
    Exactly(u16),
    /// This one or one of the next [`TRIES`] that is free.
    From(u16),
}

/// How many ports are tried.
const TRIES: u16 = 20;

/// How long open answers may take to end.
const PATIENCE: Duration = Duration::from_secs(1);

/// Takes a port.
pub(super) fn bind(address: Address) -> Result<TcpListener, Error> {
    if !address.host.is_loopback() {
        return Err(Error::Refused(say!(
            vi: "bản xem thử chỉ mở trên chính máy này (127.0.0.1 hoặc ::1)",
            en: "a preview opens on this computer only (127.0.0.1 or ::1)"
        )));
    }
    let (first, count) = match address.port {
        Port::Exactly(port) => (port, 1),
        Port::From(port) => (port, TRIES),
    };
    let mut failure = io::Error::from(io::ErrorKind::AddrInUse);
    for port in (first..=u16::MAX).take(usize::from(count)) {
        match TcpListener::bind(SocketAddr::new(address.host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => failure = error,
            Err(error) => return Err(refused(first, &error)),
        }
    }
    Err(refused(first, &failure))
}

fn refused(port: u16, error: &io::Error) -> Error {
    Error::Refused(say!(
        vi: "không mở được cổng {port}: {error}; hãy chọn cổng khác, ví dụ `--port 8200`",
        en: "could not open port {port}: {error}; choose another, such as `--port 8200`"
    ))
}

/// A server that runs until it is stopped.
pub(super) struct Server {
    runtime: Runtime,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Answers on `listener` with the router made for its port.
    pub(super) fn start(
        listener: TcpListener,
        router: impl FnOnce(u16) -> Router,
    ) -> Result<Self, Error> {
        Server::try_start(listener, router).map_err(|error| {
            Error::Refused(say!(
                vi: "không khởi động được máy chủ xem thử: {error}",
                en: "could not start the preview's server: {error}"
            ))
        })
    }

    fn try_start(listener: TcpListener, router: impl FnOnce(u16) -> Router) -> io::Result<Self> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = axum::serve(listener, router(address.port())).with_graceful_shutdown(async {
            // Sent or dropped: either way it is time.
            stopped.await.unwrap_or(());
        });
        let running = runtime.spawn(async { serving.await });
        Ok(Server {
            runtime,
            address,
            stop,
            running,
        })
    }

    /// Where it answers, for a browser.
    pub(super) fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Lets open answers end, for a second at most.
    pub(super) fn stop(self) {
        drop(self.stop);
        let running = self.running;
        let ended = self
            .runtime
            .block_on(async { tokio::time::timeout(PATIENCE, running).await });
        if ended.is_err() {
            // A browser that will not let go is left behind.
        }
        self.runtime.shutdown_background();
    }
}
