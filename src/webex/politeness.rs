//! What a 429 asks for, decided and not carried out (contract 10.3, 11): until when reads wait, which commands are too
//! early, and how much slower background work goes afterwards. Pure; the time is an argument. The [`Gate`](super::gate) owns it.

use std::time::Duration;

use tokio::time::Instant;

use super::retry;
use super::status::Command;

/// So long without a 429 takes one doubling back (contract 11).
const CALM: Duration = Duration::from_secs(120);
/// Background work goes at most 2⁴ times slower: four minutes instead of fifteen seconds are as good as blind.
const DOUBLINGS_MAX: u32 = 4;

/// What is still owed to Webex after its refusals.
#[derive(Debug, Default)]
pub(super) struct Politeness {
    opens: Option<Instant>,
    refused: Vec<(Command, Instant)>,
    doublings: u32,
    last: Option<Instant>,
}

impl Politeness {
    /// Takes in a 429: of this command, of a read if there is none. A shorter wait never opens the gate earlier, and all
    /// refusals of one wait slow down once: they were sent before the first was known.
    pub(super) fn too_many(&mut self, by: Option<Command>, retry_after: Option<Duration>, now: Instant) {
        let until = now + retry::background(retry_after);
        if self.reads_wait(now).is_none() {
            self.doublings = (self.doublings_at(now) + 1).min(DOUBLINGS_MAX);
        }
        self.last = Some(now);
        self.opens = Some(self.opens.map_or(until, |earlier| earlier.max(until)));
        self.refused.retain(|(command, until)| *until > now && Some(*command) != by);
        self.refused.extend(by.map(|command| (command, until)));
    }

    /// How long reads still wait.
    pub(super) fn reads_wait(&self, now: Instant) -> Option<Duration> {
        left(self.opens?, now)
    }

    /// How long it is too early for this command, in whole seconds: only if it was refused itself.
    pub(super) fn too_early(&self, command: Command, now: Instant) -> Option<Duration> {
        let (_, until) = self.refused.iter().find(|(refused, _)| *refused == command)?;
        left(*until, now).map(|left| Duration::from_secs(left.as_secs_f64().ceil() as u64))
    }

    /// By how much every interval of background work is to be stretched: 1, 2, 4, 8 or 16.
    pub(super) fn slow_down(&self, now: Instant) -> u32 {
        1 << self.doublings_at(now)
    }

    fn doublings_at(&self, now: Instant) -> u32 {
        let calm = self.last.map_or(Duration::ZERO, |last| now.saturating_duration_since(last));
        let eased = u32::try_from(calm.as_secs() / CALM.as_secs()).unwrap_or(u32::MAX);
        self.doublings.saturating_sub(eased)
    }
}

fn left(until: Instant, now: Instant) -> Option<Duration> {
    until.checked_duration_since(now).filter(|left| !left.is_zero())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn a_refusal_stops_the_reads_for_what_is_asked_five_seconds_unasked_and_a_minute_at_most() {
        for (asked, waits) in [(Some(12), 12), (None, 5), (Some(3_600), 60), (Some(u64::MAX), 60)] {
            let (mut politeness, now) = (Politeness::default(), Instant::now());
            politeness.too_many(None, asked.map(secs), now);
            assert_eq!(politeness.reads_wait(now), Some(secs(waits)));
            assert_eq!(politeness.reads_wait(now + secs(waits)), None);
        }
        let mut politeness = Politeness::default();
        politeness.too_many(None, Some(Duration::ZERO), Instant::now());
        assert_eq!(politeness.reads_wait(Instant::now()), None);
    }

    #[test]
    fn only_the_refused_command_is_too_early_and_only_until_its_time_is_over() {
        let (mut politeness, now) = (Politeness::default(), Instant::now());
        politeness.too_many(Some(Command::Retrieve), Some(secs(10)), now);
        politeness.too_many(None, Some(secs(50)), now);
        assert_eq!(
            politeness.too_early(Command::Retrieve, now + Duration::from_millis(2_500)),
            Some(secs(8))
        );
        assert_eq!(politeness.too_early(Command::Retrieve, now + secs(10)), None);
        assert_eq!(politeness.too_early(Command::Park, now), None);
        politeness.too_many(Some(Command::Retrieve), Some(secs(1)), now + secs(10));
        assert_eq!(politeness.too_early(Command::Retrieve, now + secs(10)), Some(secs(1)));
    }

    #[test]
    fn each_refusal_halves_the_pace_and_each_two_calm_minutes_give_one_half_back() {
        let (mut politeness, start) = (Politeness::default(), Instant::now());
        assert_eq!(politeness.slow_down(start), 1);
        for (second, factor) in [(0, 2), (10, 4), (20, 8), (30, 16), (40, 16)] {
            politeness.too_many(None, Some(secs(5)), start + secs(second));
            assert_eq!(politeness.slow_down(start + secs(second)), factor);
        }
        for (second, factor) in [(159, 16), (160, 8), (280, 4), (400, 2), (520, 1), (90_000, 1)] {
            assert_eq!(politeness.slow_down(start + secs(second)), factor, "after {second} s");
        }
        politeness.too_many(None, None, start + secs(400));
        assert_eq!(politeness.slow_down(start + secs(400)), 4, "from where it had eased to");
    }

    #[test]
    fn one_burst_of_refusals_slows_down_once() {
        let (mut politeness, now) = (Politeness::default(), Instant::now());
        for by in [None, Some(Command::Park), None] {
            politeness.too_many(by, Some(secs(5)), now);
        }
        assert_eq!(politeness.slow_down(now), 2);
    }

    proptest! {
        #![proptest_config(crate::seeds::property())]

        #[test]
        fn whatever_webex_asks_for_reads_go_on_within_a_minute_and_the_pace_returns(
            refusals in prop::collection::vec((0_u64..300, prop::option::of(any::<u64>()), 0..17_usize), 1..60),
        ) {
            let (mut politeness, mut now) = (Politeness::default(), Instant::now());
            for (later, asked, command) in refusals {
                now += secs(later);
                politeness.too_many(Command::ALL.get(command).copied(), asked.map(secs), now);
                prop_assert!(politeness.refused.len() <= Command::ALL.len());
                prop_assert!(politeness.reads_wait(now).is_none_or(|wait| wait <= secs(60)));
                prop_assert!((2..=16).contains(&politeness.slow_down(now)));
            }
            prop_assert_eq!(politeness.reads_wait(now + secs(60)), None);
            prop_assert!(Command::ALL.iter().all(|command| politeness.too_early(*command, now + secs(60)).is_none()));
            prop_assert_eq!(politeness.slow_down(now + CALM * DOUBLINGS_MAX), 1);
        }
    }
}
