//! A wire between Valet and the simulator that notes when something passes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

/// Which way something went, what began it, and when.
pub struct Passed {
    pub to_webex: bool,
    pub text: String,
    pub at: Instant,
}

pub struct Relay {
    pub address: String,
    passed: Receiver<Passed>,
}

impl Relay {
    pub fn before(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (notes, passed) = mpsc::channel();
        let server = server.to_owned();
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(webex) = TcpStream::connect(&server) else { continue };
                for (from, to, to_webex) in [(&client, &webex, true), (&webex, &client, false)] {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    to.set_nodelay(true).ok();
                    let notes = notes.clone();
                    std::thread::spawn(move || pass(from, to, to_webex, &notes));
                }
            }
        });
        Self { address, passed }
    }

    /// Forgets what has passed so far.
    pub fn forget(&self) {
        while self.passed.try_recv().is_ok() {}
    }

    /// When something with these words passed that way.
    pub fn when(&self, to_webex: bool, words: &str) -> Instant {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let passed = self.passed.recv_timeout(left).unwrap_or_else(|why| panic!("{words}: {why}"));
            if passed.to_webex == to_webex && passed.text.contains(words) {
                return passed.at;
            }
        }
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, to_webex: bool, notes: &Sender<Passed>) {
    let mut buffer = [0; 16_384];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let at = Instant::now();
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
        let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
        notes.send(Passed { to_webex, text, at }).ok();
    }
}
