//! One sign-in after another: what stays, what goes, and what an old answer may still say.

use super::*;

fn expire(console: &mut Console, mono_ms: u64) {
    news(console, News::Expired { epoch: Epoch(1) }, mono_ms);
}

fn sign_in_again(console: &mut Console, mono_ms: u64) {
    intent(console, Intent::SignIn(SignInWay::Browser), mono_ms);
    news(
        console,
        News::SignedIn { epoch: Epoch(2), scopes: None, not_kept: None, kept_for: None },
        mono_ms + 10,
    );
}

fn is_read(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::ReadExtensions(_)))
}

#[test]
fn an_old_orders_refusal_does_not_end_the_new_sign_in() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    expire(&mut console, 1_100);
    sign_in_again(&mut console, 2_000);
    refuse(&mut console, 1, failure(FailureKind::Expired, PressAgain::Not, LookUp::Nothing), 3_000);
    assert!(console.session().is_usable());
    assert!(matches!(outcome(&console, "7001"), Outcome::Refused(_)), "but the attendant hears of it");
}

#[test]
fn an_order_that_was_out_when_the_sign_in_ran_out_is_followed_by_the_next_one() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    expire(&mut console, 1_100);
    sign_in_again(&mut console, 2_000);
    accept(&mut console, 1, "leg", 2_100);
    let calls = News::Calls { epoch: Epoch(2), asked_at: at(2_200), result: Ok(vec![connected("leg")]) };
    news(&mut console, calls, 2_300);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { .. }));
}

#[test]
fn an_answer_that_comes_after_the_sign_out_changes_nothing() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    intent(&mut console, Intent::SignOut, 1_100);
    assert!(accept(&mut console, 1, "leg", 1_200).is_empty());
    assert_eq!(console.session(), &Session::SignedOut { why: None });
    assert_eq!(console.stale_answers(), 1);
}

#[test]
fn somebody_else_who_signs_in_sees_nothing_of_the_one_before() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    intent(&mut console, Intent::Choose(Choice::AllDevices), 1_200);
    expire(&mut console, 1_300);
    sign_in_again(&mut console, 2_000);
    let tom = Account { person_id: Some("tom".into()), name: "Tom Abel".into(), ..Account::default() };
    let choice = Choice::One { id: "tomphone".into(), name: "Tom's phone".into() };
    let profile = News::Profile { epoch: Epoch(2), result: Ok((tom, choice.clone())) };
    let effects = news(&mut console, profile, 2_100);
    assert!(is_read(&effects), "what came in before the profile is read again");
    assert!(console.board().slot(&slot("7001")).is_none());
    assert!(console.retrieval(&slot("7001")).is_none());
    assert_eq!(console.endpoints().choice(), &choice);
    let told: Vec<_> = console.activity().entries().map(|entry| english(&entry.outcome)).collect();
    assert_eq!(told, ["Signed in as Tom Abel."]);
}

/// Nothing is left on the screen but what belongs to nobody.
fn assert_nothing_stays(console: &Console) {
    assert!(console.board().slot(&slot("7001")).is_none());
    assert!(console.retrieval(&slot("7001")).is_none());
    assert_eq!(console.endpoints().choice(), &Choice::Unmade);
    let told: Vec<_> = console.activity().entries().map(|entry| english(&entry.outcome)).collect();
    assert!(told.iter().all(|told| !told.contains("7001") && !told.contains("Rosa")), "{told:?}");
}

fn drive_to_expired_with_a_call() -> Console {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    intent(&mut console, Intent::Choose(Choice::AllDevices), 1_200);
    expire(&mut console, 1_300);
    console
}

#[test]
fn a_sign_in_that_may_not_tell_who_it_is_sees_nothing_of_the_one_before() {
    let mut console = drive_to_expired_with_a_call();
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 2_000);
    let narrow = [CALLS_READ, CALLS_WRITE].map(str::to_owned).into();
    news(
        &mut console,
        News::SignedIn { epoch: Epoch(2), scopes: Some(narrow), not_kept: None, kept_for: None },
        2_010,
    );
    assert!(console.session().is_usable());
    assert_nothing_stays(&console);
}

#[test]
fn a_sign_in_whose_profile_is_refused_sees_nothing_of_the_one_before() {
    let mut console = drive_to_expired_with_a_call();
    sign_in_again(&mut console, 2_000);
    let why = failure(FailureKind::NotAllowed, PressAgain::Not, LookUp::Nothing);
    let effects = news(&mut console, News::Profile { epoch: Epoch(2), result: Err(why) }, 2_100);
    assert!(is_read(&effects), "the board of whoever it is now is read again");
    assert_nothing_stays(&console);
}

#[test]
fn the_calls_of_somebody_who_was_never_named_do_not_stay_for_the_next_person() {
    let mut console = Console::new(options(true));
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    let narrow = [CALLS_READ, CALLS_WRITE].map(str::to_owned).into();
    news(
        &mut console,
        News::SignedIn { epoch: Epoch(1), scopes: Some(narrow), not_kept: None, kept_for: None },
        200,
    );
    intent(&mut console, Intent::RetrieveNumber { number: "7009".to_owned(), on: None }, 300);
    let typed = SlotId("typed:7009".to_owned());
    assert!(console.retrieval(&typed).is_some());
    expire(&mut console, 1_300);
    sign_in_again(&mut console, 2_000);
    news(&mut console, News::Profile { epoch: Epoch(2), result: Ok((account(), Choice::Unmade)) }, 2_100);
    assert!(console.board().slot(&typed).is_none() && console.retrieval(&typed).is_none());
}

#[test]
fn the_same_person_keeps_board_and_choice() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::Choose(Choice::AllDevices), 1_200);
    expire(&mut console, 1_300);
    sign_in_again(&mut console, 2_000);
    let profile = News::Profile { epoch: Epoch(2), result: Ok((account(), Choice::Unmade)) };
    assert!(!is_read(&news(&mut console, profile, 2_100)));
    assert!(console.board().slot(&slot("7001")).is_some());
    assert_eq!(console.endpoints().choice(), &Choice::AllDevices);
}

#[test]
fn a_choice_made_before_the_profile_came_is_kept_and_remembered() {
    let mut console = Console::new(options(true));
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: Epoch(1), scopes: None, not_kept: None, kept_for: None }, 200);
    assert!(intent(&mut console, Intent::Choose(Choice::AllDevices), 300).is_empty());
    let remembered = Choice::One { id: "desk".into(), name: "Desk phone".into() };
    let profile = News::Profile { epoch: Epoch(1), result: Ok((account(), remembered)) };
    let effects = news(&mut console, profile, 400);
    let choices = effects.iter().filter_map(|effect| match effect {
        Effect::Remember { person, choice } => Some((person.0.as_str(), choice)),
        _ => None,
    });
    assert_eq!(choices.collect::<Vec<_>>(), [("rosa", &Choice::AllDevices)]);
    assert_eq!(console.endpoints().choice(), &Choice::AllDevices);
}

#[test]
fn who_is_signed_in_cannot_lose_it_by_signing_in() {
    let mut console = drive_to_ready();
    assert!(intent(&mut console, Intent::SignIn(SignInWay::Browser), 1_000).is_empty());
    assert!(matches!(console.session(), Session::Ready(_)));
}

#[test]
fn a_press_after_the_expiry_says_why_nothing_happens() {
    let mut console = drive_to_ready();
    expire(&mut console, 1_000);
    intent(&mut console, Intent::Choose(Choice::AllDevices), 1_100);
    press(&mut console, "7001", 1_200);
    assert!(said(&console).starts_with("Your sign-in has run out."));
}

#[test]
fn a_lost_command_speaks_of_the_line_in_the_lines_words() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    let seq = console.announcement().seq;
    let lost = failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    refuse(&mut console, 1, lost, 16_000);
    assert_eq!(console.announcement().seq, seq + 1, "one thing happened, one thing is said");
    assert_eq!(said(&console), "7001 Lobby 7001: It did not work.");
    let Link::Down { words, .. } = console.link() else { panic!("{:?}", console.link()) };
    assert_eq!(english(words), "Webex does not answer. Check the network; Valet keeps trying.");
    let told =
        console.activity().entries().filter(|entry| english(&entry.outcome) == "It did not work.").count();
    assert_eq!(told, 1, "its own words stand in its own entry alone");
}

#[test]
fn a_lost_change_of_the_default_is_told_once_and_the_line_beside_it() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::MakeDefault(Some("lobby".into())), 1_000);
    let seq = console.announcement().seq;
    let why = failure(FailureKind::NoLink, PressAgain::Now, LookUp::Nothing);
    let news_of_it = News::DefaultSet { epoch: Epoch(1), endpoint: Some("lobby".into()), result: Err(why) };
    news(&mut console, news_of_it, 16_000);
    assert_eq!((console.announcement().seq, said(&console).as_str()), (seq + 1, "It did not work."));
    let told: Vec<_> = console.activity().entries().take(2).map(|entry| english(&entry.outcome)).collect();
    assert_eq!(told, ["It did not work.", "Webex does not answer. Check the network; Valet keeps trying."]);
}

#[test]
fn what_was_never_sent_does_not_make_the_line_live() {
    let mut console = drive_to_ready();
    let lost = failure(FailureKind::NoLink, PressAgain::Now, LookUp::Nothing);
    news(&mut console, News::Calls { epoch: Epoch(1), asked_at: at(900), result: Err(lost) }, 900);
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, Failure::of_valet("No such number.", FailureKind::Refused), 1_100);
    assert!(matches!(console.link(), Link::Down { .. }));
}
