//! Answers that are far too large, packed or not: read up to a limit, said, and never held whole.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use valet::webex::{Error, ErrorKind, Outcome};
use wiremock::ResponseTemplate;

use crate::support::{answer, client, server};

const CALLS: &str = "/v1/telephony/calls";
/// What the bomb becomes when it is unpacked: a thousand times its size.
const UNPACKED: usize = 64 << 20;

fn bomb() -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let megabyte = vec![b' '; 1 << 20];
    for _ in 0..UNPACKED >> 20 {
        packed.write_all(&megabyte).expect("in memory");
    }
    packed.finish().expect("in memory")
}

async fn refused(response: ResponseTemplate, tries: u64) -> Error {
    let server = server().await;
    answer(&server, CALLS, response, tries).await;
    client(&server).calls(None).await.expect_err("far too large")
}

/// The most memory that this process has ever held, in bytes.
#[cfg(target_os = "linux")]
fn peak() -> usize {
    usize::try_from(crate::held::peak_kib(std::process::id())).expect("a number") * 1024
}

#[tokio::test]
async fn ten_megabytes_are_no_answer_and_say_so() {
    let error =
        refused(ResponseTemplate::new(200).set_body_raw(vec![b' '; 10 << 20], "application/json"), 1).await;
    assert!(matches!(error.kind, ErrorKind::Unreadable { status: 200, .. }), "{error}");
    assert!(error.to_string().contains("it is larger than 4 MiB"), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_packed_answer_is_bounded_unpacked_whatever_its_status() {
    let packed = bomb();
    assert!(packed.len() < UNPACKED / 500, "{}", packed.len());
    #[cfg(target_os = "linux")]
    let before = peak();
    for status in [200, 404, 500] {
        let response = ResponseTemplate::new(status)
            .set_body_raw(packed.clone(), "application/json")
            .insert_header("content-encoding", "gzip");
        let error = refused(response, 1).await;
        assert_eq!(error.status(), Some(status), "{error}");
    }
    #[cfg(target_os = "linux")]
    assert!(peak() - before < UNPACKED / 2, "{} bytes more", peak() - before);
}
