//! What a process holds, as Linux counts it.

#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

use std::fs;

/// Its resident memory in KiB.
pub fn resident_kib(process: u32) -> u64 {
    kib_of(process, "status", "VmRSS:").unwrap()
}

/// The most that it has ever held, in KiB.
pub fn peak_kib(process: u32) -> u64 {
    kib_of(process, "status", "VmHWM:").unwrap()
}

/// Its share of the memory (PSS), in KiB. None: it has ended.
pub fn share_kib(process: u32) -> Option<u64> {
    kib_of(process, "smaps_rollup", "Pss:")
}

/// Its open files.
pub fn files(process: u32) -> usize {
    count(process, "fd")
}

/// Its threads.
pub fn threads(process: u32) -> usize {
    count(process, "task")
}

fn kib_of(process: u32, file: &str, field: &str) -> Option<u64> {
    let told = fs::read_to_string(format!("/proc/{process}/{file}")).ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix(field))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

fn count(process: u32, folder: &str) -> usize {
    fs::read_dir(format!("/proc/{process}/{folder}")).unwrap().count()
}
