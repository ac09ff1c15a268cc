//! What this process holds.

use crate::common::held;

/// Its resident memory in KiB, its open files, and the tasks of the runtime.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub memory_kib: u64,
    pub files: usize,
    pub tasks: usize,
}

impl Held {
    pub fn now() -> Self {
        let this = std::process::id();
        Self {
            memory_kib: held::resident_kib(this),
            files: held::files(this),
            tasks: tokio::runtime::Handle::current().metrics().num_alive_tasks(),
        }
    }
}
