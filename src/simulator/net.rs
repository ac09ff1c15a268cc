//! The listening socket, with a cord on every connection: a fault can cut it without an answer (contract 12.7).

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Cuts a connection: not one more byte goes either way.
#[derive(Clone, Debug, Default)]
pub struct Cord(Arc<AtomicBool>);

impl Cord {
    /// Cuts it.
    pub fn cut(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// What a request knows about its connection.
#[derive(Clone, Debug)]
pub struct Wire {
    /// The client's address.
    pub peer: SocketAddr,
    cord: Cord,
}

impl Wire {
    /// Cuts the connection.
    pub fn cut(&self) {
        self.cord.cut();
    }
}

/// A TCP listener whose connections can be cut.
pub struct CuttableListener(pub TcpListener);

/// A connection that fails once it is cut.
pub struct Cuttable<S> {
    stream: S,
    cord: Cord,
}

impl<S> Cuttable<S> {
    /// Puts a cord on a connection.
    pub fn new(stream: S) -> Self {
        Self { stream, cord: Cord::default() }
    }

    /// What cuts it.
    pub fn cord(&self) -> Cord {
        self.cord.clone()
    }

    fn whole(&self) -> io::Result<()> {
        if self.cord.0.load(Ordering::SeqCst) { Err(io::ErrorKind::ConnectionReset.into()) } else { Ok(()) }
    }
}

impl Listener for CuttableListener {
    type Io = Cuttable<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, peer) = Listener::accept(&mut self.0).await;
        stream.set_nodelay(true).ok();
        (Cuttable::new(stream), peer)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, CuttableListener>> for Wire {
    fn connect_info(stream: IncomingStream<'_, CuttableListener>) -> Self {
        Self { peer: *stream.remote_addr(), cord: stream.io().cord() }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Cuttable<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Cuttable<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.whole()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
