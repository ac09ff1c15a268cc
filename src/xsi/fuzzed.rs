//! What a fuzzer feeds to the live layer: the bytes of an event stream.

use tokio::time::Instant;

use super::config::Timings;
use super::job::{Accepted, Done, Job};
use super::machine::Machine;
use super::news::News;
use super::target::{Candidate, Target};

/// Reads a stream, whole and in small pieces: both must tell the same. The first byte is the size of a piece.
///
/// # Panics
/// They do not.
pub fn stream(bytes: &[u8]) {
    let Some((size, stream)) = bytes.split_first() else { return };
    let now = Instant::now();
    let whole = told(std::iter::once(stream), now);
    let pieces = told(stream.chunks(usize::from(*size).max(1)), now);
    assert_eq!(whole, pieces);
}

/// What a channel that watches a slot and its own calls tells of these bytes, and how it ended.
fn told<'a>(pieces: impl Iterator<Item = &'a [u8]>, now: Instant) -> (Vec<News>, String) {
    let targets = ["7001", "me"]
        .map(|key| Target { key: key.to_owned(), candidates: vec![Candidate::UserId(key.to_owned())] });
    let mut machine = Machine::new(Timings::default(), "me".to_owned(), targets.into(), now);
    machine
        .bytes(b"<Channel xmlns='http://schema.broadsoft.com/xsi'><channelId>ch</channelId></Channel>", now);
    let work = |machine: &mut Machine| {
        while let Some(job) = machine.next_job(now) {
            if let Job::Subscribe { ask, user_id, package } = job {
                let subscription_id = format!("{user_id} {}", package.name());
                let accepted = Accepted { subscription_id, expires_secs: None };
                machine.done(Done::Subscribed { ask, result: Ok(Some(accepted)) }, now);
            }
        }
    };
    work(&mut machine);
    for piece in pieces {
        machine.bytes(piece, now);
        work(&mut machine);
    }
    let ending = format!("{:?}", machine.ending());
    // Taken at the end: what waits to be told is told once, however often it happened.
    (std::iter::from_fn(|| machine.next_news()).collect(), ending)
}
