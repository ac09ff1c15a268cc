//! A cable between a desk and its Webex that can be pulled: both ends still stand, and nothing that is sent arrives. The system
//! itself drops what comes (a filter on the sockets), so that nothing is acknowledged either.

use std::io;
use std::net::{Shutdown, SocketAddr};
use std::sync::{Arc, Mutex};

use socket2::{SockFilter, SockRef};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The cable.
pub struct Cable {
    pub address: SocketAddr,
    line: Arc<Line>,
    plugged: watch::Sender<bool>,
}

struct Line {
    listener: TcpListener,
    ends: Mutex<Vec<Arc<TcpStream>>>,
}

impl Cable {
    /// A cable to whoever listens there.
    pub async fn to(webex: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (plugged, is_plugged) = watch::channel(true);
        let line = Arc::new(Line { listener, ends: Mutex::default() });
        tokio::spawn(carry(Arc::clone(&line), webex, is_plugged));
        Self { address, line, plugged }
    }

    /// From now on nothing arrives.
    pub fn pull(&self) {
        self.plugged.send_replace(false);
        self.line.each_socket(|socket| socket.attach_filter(&[nothing_passes()]).unwrap());
    }

    /// What is still being sent arrives again.
    pub fn plug(&self) {
        self.line.each_socket(|socket| socket.detach_filter().unwrap());
        self.plugged.send_replace(true);
    }
}

impl Line {
    fn each_socket(&self, change: impl Fn(SockRef<'_>)) {
        change(SockRef::from(&self.listener));
        self.ends.lock().unwrap().iter().for_each(|end| change(SockRef::from(&**end)));
    }
}

/// The program of a socket filter that lets no byte pass: `ret #0`.
fn nothing_passes() -> SockFilter {
    const RETURN: u16 = 0x06;
    SockFilter::new(RETURN, 0, 0, 0)
}

async fn carry(line: Arc<Line>, webex: SocketAddr, is_plugged: watch::Receiver<bool>) {
    while let Ok((end, _)) = line.listener.accept().await {
        let Ok(other) = TcpStream::connect(webex).await else { continue };
        let (end, other) = (Arc::new(end), Arc::new(other));
        line.ends.lock().unwrap().push(Arc::clone(&end));
        tokio::spawn(forward(Arc::clone(&end), Arc::clone(&other), is_plugged.clone()));
        tokio::spawn(forward(other, end, is_plugged.clone()));
    }
}

/// Carries what comes from one end to the other, while the cable is plugged in.
async fn forward(from: Arc<TcpStream>, to: Arc<TcpStream>, mut is_plugged: watch::Receiver<bool>) {
    let mut bytes = vec![0; 16 * 1024];
    while is_plugged.wait_for(|plugged| *plugged).await.is_ok() {
        tokio::select! {
            _ = is_plugged.changed() => continue,
            _ = from.readable() => {}
        }
        match from.try_read(&mut bytes) {
            Ok(0) => break,
            Ok(read) if write_all(&to, &bytes[..read]).await.is_err() => break,
            Err(why) if why.kind() != io::ErrorKind::WouldBlock => break,
            Ok(_) | Err(_) => {}
        }
    }
    SockRef::from(&*to).shutdown(Shutdown::Write).ok();
}

async fn write_all(to: &TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        to.writable().await?;
        match to.try_write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(why) if why.kind() == io::ErrorKind::WouldBlock => {}
            Err(why) => return Err(why),
        }
    }
    Ok(())
}
