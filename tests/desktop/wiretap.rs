//! A listener between Valet and the simulator: passes every byte on and keeps it, so that a test knows every secret that
//! has ever been on the wire.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A running listener. Its threads end with their connections.
pub struct Wiretap {
    address: String,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Wiretap {
    /// Listens on a free port for whoever wants to speak to `server`.
    pub fn before(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heard = Arc::<Mutex<Vec<u8>>>::default();
        let (server, notes) = (server.to_owned(), Arc::clone(&heard));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(upstream) = TcpStream::connect(&server) else { continue };
                for (from, to) in [(&client, &upstream), (&upstream, &client)] {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let notes = Arc::clone(&notes);
                    std::thread::spawn(move || pass(from, to, &notes));
                }
            }
        });
        Self { address, heard }
    }

    /// Where it listens: `127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Every value that stood behind one of these markers, as it stood there and, from forms, decoded.
    pub fn values(&self, markers: &[&str]) -> BTreeSet<String> {
        let heard = self.heard.lock().unwrap();
        let text = String::from_utf8_lossy(&heard);
        let mut values = BTreeSet::new();
        for marker in markers {
            for rest in text.split(marker).skip(1) {
                let end = rest.find(|c: char| c.is_whitespace() || "\"&".contains(c)).unwrap_or(rest.len());
                let plain = format!("v={}", &rest[..end].replace('+', "%2B"));
                values.extend(
                    url::form_urlencoded::parse(plain.as_bytes()).map(|(_, value)| value.into_owned()),
                );
                values.insert(rest[..end].to_owned());
            }
        }
        values.retain(|value| value.len() >= 8);
        values
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, notes: &Mutex<Vec<u8>>) {
    let mut buffer = [0; 16_384];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        notes.lock().unwrap().extend_from_slice(&buffer[..count]);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    to.shutdown(Shutdown::Write).ok();
}
