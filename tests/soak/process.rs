//! What this process holds.

/// Its resident memory in KiB, its open files, and the tasks of the runtime.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub memory_kib: u64,
    pub files: usize,
    pub tasks: usize,
}

impl Held {
    pub fn now() -> Self {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        Self {
            memory_kib: line.trim().trim_end_matches(" kB").parse().unwrap(),
            files: std::fs::read_dir("/proc/self/fd").unwrap().count(),
            tasks: tokio::runtime::Handle::current().metrics().num_alive_tasks(),
        }
    }
}
