//! A start with a kept sign-in: whose it is is remembered, and her profile has yet to prove it.

use super::parked::*;
use super::*;
use crate::console::board::Verified;
use crate::console::ledger::{JournalNews, ParkedCall};

/// Parked 20 s before the program started, and restored when nothing of Webex was heard yet.
fn started_with_a_kept_sign_in_of(person: &str) -> Console {
    let mut console = Console::new(options(true));
    let parked_at = at(0).wall - std::time::Duration::from_secs(20);
    let calls = vec![ParkedCall { parked_at, ..parked_call(7, "7001", 0) }];
    news(&mut console, News::Journal(JournalNews::Restored { calls, trouble: vec![] }), 10);
    news(&mut console, News::Started { has_client: true, keychain: Keychain::Works, keep: None }, 20);
    let phone = Choice::One { id: "phone".into(), name: "Desk phone".into() };
    let kept_for = Some((person.into(), phone));
    news(
        &mut console,
        News::SignedIn { epoch: Epoch::default(), scopes: None, not_kept: None, kept_for },
        30,
    );
    console
}

fn profile(console: &mut Console, person: &str, mono_ms: u64) -> Vec<Effect> {
    let account = Account { person_id: Some(person.into()), ..account() };
    news(console, News::Profile { epoch: Epoch::default(), result: Ok((account, Choice::Unmade)) }, mono_ms)
}

fn whose(effects: &[Effect]) -> Vec<&str> {
    let remembered = effects.iter().filter_map(|effect| match effect {
        Effect::RememberPerson(person) => Some(person.0.as_str()),
        _ => None,
    });
    remembered.collect()
}

#[test]
fn while_webex_cannot_be_reached_what_was_parked_before_the_restart_is_shown_and_marked() {
    let mut console = started_with_a_kept_sign_in_of("rosa");
    let waiting = waiting_of(state(&console, "7001", 40));
    assert_eq!((waiting.verified, waiting.restored), (Verified::FromBeforeRestart, true));
    assert_eq!((waiting.caller.clone(), waiting.waited_ms(at(1_000))), (harriet(), 21_000));
    assert!(lines(&console).iter().any(|line| line.contains("before the restart")));
    let lost = failure(FailureKind::NoLink, PressAgain::Not, LookUp::Nothing);
    news(&mut console, News::Profile { epoch: Epoch::default(), result: Err(lost) }, 3_000);
    assert_eq!(waiting_of(state(&console, "7001", 3_000)).caller, harriet(), "nothing was disproved");
}

#[test]
fn her_profile_proves_whose_desk_it_is_and_tells_nothing_twice() {
    let mut console = started_with_a_kept_sign_in_of("rosa");
    let effects = profile(&mut console, "rosa", 500);
    assert_eq!(whose(&effects), ["rosa"]);
    assert_eq!(waiting_of(state(&console, "7001", 600)).caller, harriet());
    let told = lines(&console).iter().filter(|line| line.contains("before the restart")).count();
    assert_eq!(told, 1);
    assert!(matches!(console.endpoints().choice(), Choice::One { id, .. } if id.0 == "phone"));
    assert!(whose(&profile(&mut console, "rosa", 900)).is_empty(), "proved once");
}

#[test]
fn if_it_is_somebody_else_after_all_nothing_of_the_first_stays_on_the_board() {
    let mut console = started_with_a_kept_sign_in_of("rosa");
    let effects = profile(&mut console, "tom", 500);
    assert_eq!(whose(&effects), ["tom"]);
    assert!(strikes(&effects).is_empty(), "it stays in the file");
    assert!(console.board().slot(&slot("7001")).is_none());
    assert_eq!(console.endpoints().choice(), &Choice::Unmade);
}

#[test]
fn a_sign_out_after_the_restart_changes_neither_the_mark_nor_the_wait() {
    let mut console = started_with_a_kept_sign_in_of("rosa");
    profile(&mut console, "rosa", 500);
    intent(&mut console, Intent::SignOut, 1_000);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 2_000);
    let epoch = console.epoch;
    news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 2_100);
    news(&mut console, News::Profile { epoch, result: Ok((account(), Choice::Unmade)) }, 2_200);
    let waiting = waiting_of(state(&console, "7001", 2_300));
    assert_eq!((waiting.verified, waiting.waited_ms(at(3_000))), (Verified::FromBeforeRestart, 23_000));
}

#[test]
fn a_sign_in_that_ends_with_the_program_is_remembered_as_nobodys() {
    for (keychain, remembered) in [(Keychain::Works, vec!["rosa"]), (Keychain::NotProbed, vec![])] {
        let mut console = Console::new(options(true));
        news(&mut console, News::Started { has_client: true, keychain, keep: None }, 0);
        intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
        let epoch = console.epoch;
        news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 200);
        let profile = News::Profile { epoch, result: Ok((account(), Choice::Unmade)) };
        assert_eq!(whose(&news(&mut console, profile, 300)), remembered);
    }
}
