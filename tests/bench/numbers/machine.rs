//! What a program and everything it has started take of the computer, as Linux counts it.

use std::collections::HashMap;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use super::held;

/// A program with all its children.
pub struct Tree {
    root: u32,
}

impl Tree {
    pub fn of(root: u32) -> Self {
        Self { root }
    }

    fn processes(&self) -> Vec<u32> {
        let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
            if let Some(parent) = fields(id).and_then(|fields| fields.get(1)?.parse().ok()) {
                children.entry(parent).or_default().push(id);
            }
        }
        let mut found = vec![self.root];
        let mut next = 0;
        while let Some(id) = found.get(next) {
            found.extend(children.remove(id).unwrap_or_default());
            next += 1;
        }
        found
    }

    /// Its share of the memory (PSS), in MB.
    pub fn memory_mb(&self) -> f64 {
        self.processes().into_iter().filter_map(held::share_kib).sum::<u64>() as f64 / 1_024.0
    }

    /// Of one core, in percent, over this long.
    pub fn processor_percent(&self, over: Duration) -> f64 {
        let (before, began) = (self.ticks(), Instant::now());
        std::thread::sleep(over);
        (self.ticks() - before) / ticks_a_second() / began.elapsed().as_secs_f64() * 100.0
    }

    fn ticks(&self) -> f64 {
        // After the name and its bracket: state, parent, …; user and system time are the 12th and 13th.
        let of = |id: u32| {
            let fields = fields(id)?;
            Some(fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?)
        };
        self.processes().into_iter().filter_map(of).sum()
    }
}

/// The fields of a process after its name.
fn fields(id: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    Some(stat.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

fn ticks_a_second() -> f64 {
    let told = Command::new("getconf").arg("CLK_TCK").output().unwrap();
    String::from_utf8_lossy(&told.stdout).trim().parse().unwrap()
}

/// The computer, in a line.
pub fn name() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": a processor");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{cores} cores of {}", model.trim_start_matches(['\t', ' ', ':']))
}
