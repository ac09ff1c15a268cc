//! Claims about codes and tokens.

use super::*;

const BACK: &str = "http://127.0.0.1:43117/callback";

fn at(secs: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + secs).unwrap()
}

fn scopes(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn consented(user: usize) -> Consented {
    Consented { user, scopes: scopes(&["a", "b"]), redirect_uri: BACK.to_owned(), challenge: None }
}

fn drive_to_tokens(grants: &mut Grants, knobs: &Knobs) -> Issued {
    let code = grants.issue_code(consented(0), at(0), knobs);
    grants.redeem(&code, BACK, None, at(1), knobs).unwrap()
}

fn refresh_token(issued: &Issued) -> &str {
    &issued.refresh.as_ref().unwrap().0
}

fn refused(result: Result<Issued, Refusal>) -> Code {
    result.err().expect("must be refused").code
}

#[test]
fn a_code_is_exchanged_for_tokens_of_its_user() {
    let mut grants = Grants::default();
    let issued = drive_to_tokens(&mut grants, &Knobs::default());
    assert_eq!(issued.scope.as_deref(), Some("a b"));
    assert_eq!((issued.expires_in_secs, issued.refresh.as_ref().unwrap().1), (1_209_599, 7_775_999));
    assert_eq!(grants.look_up(&issued.access_token, at(2)), Ok((0, &scopes(&["a", "b"]))));
}

#[test]
fn a_used_code_is_refused_and_ends_the_tokens_that_it_gave() {
    let (mut grants, knobs) = (Grants::default(), Knobs::default());
    let code = grants.issue_code(consented(0), at(0), &knobs);
    let first = grants.redeem(&code, BACK, None, at(1), &knobs).unwrap();
    let later = grants.refresh(refresh_token(&first), None, at(2), &knobs).unwrap();
    let other = drive_to_tokens(&mut grants, &knobs);
    assert_eq!(refused(grants.redeem(&code, BACK, None, at(3), &knobs)), Code::InvalidGrant);
    assert_eq!(grants.look_up(&first.access_token, at(3)), Err(Denied::Unknown));
    assert_eq!(grants.look_up(&later.access_token, at(3)), Err(Denied::Unknown));
    assert_eq!(refused(grants.refresh(refresh_token(&first), None, at(3), &knobs)), Code::InvalidGrant);
    assert!(grants.look_up(&other.access_token, at(3)).is_ok(), "another consent is not touched");
}

#[test]
fn a_code_lives_sixty_seconds() {
    let (mut grants, knobs) = (Grants::default(), Knobs::default());
    let (early, late) =
        (grants.issue_code(consented(0), at(0), &knobs), grants.issue_code(consented(0), at(0), &knobs));
    assert!(grants.redeem(&early, BACK, None, at(59), &knobs).is_ok());
    assert_eq!(refused(grants.redeem(&late, BACK, None, at(60), &knobs)), Code::InvalidGrant);
}

#[test]
fn a_failed_attempt_does_not_use_the_code_up() {
    let (mut grants, knobs) = (Grants::default(), Knobs::default());
    let verifier = "v".repeat(43);
    let challenge = Some(Challenge::Plain(verifier.clone()));
    let code = grants.issue_code(Consented { challenge, ..consented(0) }, at(0), &knobs);
    for (redirect_uri, verifier) in
        [("http://127.0.0.1:43118/callback", Some(verifier.as_str())), (BACK, None)]
    {
        assert_eq!(refused(grants.redeem(&code, redirect_uri, verifier, at(1), &knobs)), Code::InvalidGrant);
    }
    assert!(grants.redeem(&code, BACK, Some(&verifier), at(2), &knobs).is_ok());
}

#[test]
fn an_access_token_expires_and_is_still_told_from_an_unknown_one() {
    let mut grants = Grants::default();
    let issued = drive_to_tokens(&mut grants, &Knobs { access_secs: 10, ..Knobs::default() });
    assert!(grants.look_up(&issued.access_token, at(10)).is_ok());
    assert_eq!(grants.look_up(&issued.access_token, at(11)), Err(Denied::Expired));
    assert_eq!(grants.look_up("nobody's", at(11)), Err(Denied::Unknown));
}

#[test]
fn a_refresh_token_is_kept_and_renewed_by_use() {
    let knobs = Knobs { refresh_secs: 100, ..Knobs::default() };
    let mut grants = Grants::default();
    let first = drive_to_tokens(&mut grants, &knobs);
    let second = grants.refresh(refresh_token(&first), None, at(90), &knobs).unwrap();
    assert_eq!(second.refresh, first.refresh);
    assert_ne!(second.access_token, first.access_token);
    assert!(grants.refresh(refresh_token(&first), None, at(180), &knobs).is_ok());
    assert_eq!(refused(grants.refresh(refresh_token(&first), None, at(280), &knobs)), Code::InvalidGrant);
}

#[test]
fn a_rotated_refresh_token_replaces_the_old_one() {
    let knobs = Knobs { rotate_refresh: true, ..Knobs::default() };
    let mut grants = Grants::default();
    let first = drive_to_tokens(&mut grants, &knobs);
    let second = grants.refresh(refresh_token(&first), None, at(2), &knobs).unwrap();
    assert_eq!(refused(grants.refresh(refresh_token(&first), None, at(3), &knobs)), Code::InvalidGrant);
    assert!(grants.refresh(refresh_token(&second), None, at(3), &knobs).is_ok());
}

#[test]
fn an_omitted_refresh_token_stays_good() {
    let mut grants = Grants::default();
    let first = drive_to_tokens(&mut grants, &Knobs::default());
    let omitting = Knobs { omit_refresh: true, rotate_refresh: true, omit_scope: true, ..Knobs::default() };
    let second = grants.refresh(refresh_token(&first), None, at(2), &omitting).unwrap();
    assert_eq!((second.refresh, second.scope), (None, None));
    assert!(grants.refresh(refresh_token(&first), None, at(3), &Knobs::default()).is_ok());
}

#[test]
fn a_narrowed_grant_says_so_and_heals_with_the_knob() {
    let narrow = Knobs { grant_scopes: Some(scopes(&["a", "z"])), ..Knobs::default() };
    let mut grants = Grants::default();
    let first = drive_to_tokens(&mut grants, &narrow);
    assert_eq!(first.scope.as_deref(), Some("a"));
    assert_eq!(grants.look_up(&first.access_token, at(2)), Ok((0, &scopes(&["a"]))));
    let healed = grants.refresh(refresh_token(&first), None, at(2), &Knobs::default()).unwrap();
    assert_eq!(healed.scope.as_deref(), Some("a b"));
}

#[test]
fn a_refresh_may_ask_for_less_but_not_for_more() {
    let (mut grants, knobs) = (Grants::default(), Knobs::default());
    let first = drive_to_tokens(&mut grants, &knobs);
    let less = grants.refresh(refresh_token(&first), Some("b"), at(2), &knobs).unwrap();
    assert_eq!(less.scope.as_deref(), Some("b"));
    assert_eq!(
        refused(grants.refresh(refresh_token(&first), Some("b c"), at(2), &knobs)),
        Code::InvalidScope
    );
}

#[test]
fn expiring_a_user_touches_nobody_else() {
    let (mut grants, knobs) = (Grants::default(), Knobs::default());
    let rosa = drive_to_tokens(&mut grants, &knobs);
    let tom = grants.issue_to_device(1, scopes(&["a"]), at(1), &knobs);
    grants.expire(0, What::Access, at(5));
    assert_eq!(grants.look_up(&rosa.access_token, at(5)), Err(Denied::Expired));
    assert!(grants.look_up(&tom.access_token, at(5)).is_ok());
    assert!(grants.refresh(refresh_token(&rosa), None, at(5), &knobs).is_ok());
    grants.expire(0, What::Refresh, at(6));
    assert_eq!(refused(grants.refresh(refresh_token(&rosa), None, at(6), &knobs)), Code::InvalidGrant);
    assert!(grants.refresh(refresh_token(&tom), None, at(6), &knobs).is_ok());
}

#[test]
fn a_personal_token_lives_about_twelve_hours() {
    let mut grants = Grants::default();
    let token = grants.issue_personal(1, scopes(&["a"]), at(0));
    assert_eq!(grants.look_up(&token, at(43_198)), Ok((1, &scopes(&["a"]))));
    assert_eq!(grants.look_up(&token, at(43_200)), Err(Denied::Expired));
}
