//! Orders that start a call are offered where they can be possible, as far as is known.

use super::orders::*;
use super::*;
use crate::console::board::ParkGroup;
use crate::console::endpoints::Choice;
use crate::console::orders::{Order, OrderGroup};

fn on(endpoint: Option<&str>) -> Call {
    Call { endpoint: endpoint.map(Into::into), ..talking("c1") }
}

#[test]
fn a_call_is_brought_here_only_where_one_may_be_on_another_device() {
    let here_and_elsewhere = || vec![on(Some("desk")), Call { id: "c2".into(), ..on(Some("lobby")) }];
    for (calls, offered, what) in [
        (vec![], false, "no call at all"),
        (vec![on(Some("desk"))], false, "it is on the chosen device"),
        (vec![on(Some("lobby"))], true, "it is on another one"),
        (vec![on(None)], true, "Webex does not say where it is"),
        (here_and_elsewhere(), true, "one of two is elsewhere"),
        (vec![incoming("c1")], false, "it only rings"),
        (vec![ringing("c1")], false, "nobody is there yet"),
    ] {
        let mut console = drive_to_ready();
        look(&mut console, calls, 2_000);
        assert_eq!(console.may_pull(at(2_000)), offered, "{what}");
        let orders = sent(&intent(&mut console, Intent::Pull, 2_100));
        assert_eq!(orders.len(), usize::from(offered), "{what}: {orders:?}");
        if !offered {
            assert!(said(&console).starts_with("None of your calls is on another device"));
        }
    }
}

#[test]
fn on_all_devices_a_call_may_be_brought_from_any() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::Choose(Choice::AllDevices), 1_500);
    look(&mut console, vec![on(Some("desk"))], 2_000);
    assert!(console.may_pull(at(2_000)));
}

#[test]
fn while_the_calls_are_not_known_a_call_may_be_brought_here() {
    let mut console = drive_to_ready();
    assert!(!console.may_pull(at(1_000)), "they were read, and there is none");
    let why = failure(FailureKind::Troubled, PressAgain::Now, LookUp::Nothing);
    news(&mut console, News::Calls { epoch: Epoch(1), asked_at: at(1_990), result: Err(why) }, 2_000);
    assert!(console.may_pull(at(2_000)));
    let orders = sent(&intent(&mut console, Intent::Pull, 2_100));
    assert!(matches!(&orders[..], [(_, Order::Pull { .. })]), "{orders:?}");
    assert!(!console.may_pull(at(2_200)), "once is enough");
    assert!(console.order_news(OrderGroup::Pull).is_some());
}

#[test]
fn the_group_is_picked_up_only_where_she_may_have_one() {
    let group = |name: Option<&str>| News::Group {
        epoch: Epoch(1),
        result: Ok(ParkGroup { name: name.map(str::to_owned), members: vec![] }),
    };
    let tom = || ParkPlace { id: "tom".into(), extension: Some("2107".into()), ..ParkPlace::default() };
    let with_tom =
        || News::Extensions { epoch: Epoch(1), result: Ok(Monitored { people: vec![tom()], ..places() }) };
    let offered = |console: &Console| console.may_pick_up_in_group(at(2_000));

    let mut console = drive_to_ready();
    assert!(offered(&console), "her group was not read yet");
    news(&mut console, group(None), 1_100);
    assert!(!offered(&console) && console.may_pick_up(at(2_000)), "a number can still be typed");
    assert!(sent(&intent(&mut console, Intent::PickUp(None), 1_200)).is_empty());
    assert!(said(&console).starts_with("Webex names no group and no colleague of yours."));
    assert_eq!(sent(&intent(&mut console, Intent::PickUp(Some("2107".into())), 1_300)).len(), 1);

    let mut console = drive_to_ready();
    news(&mut console, group(Some("Front desk")), 1_100);
    assert!(offered(&console));
    let mut console = drive_to_ready();
    news(&mut console, group(None), 1_100);
    news(&mut console, with_tom(), 1_200);
    assert!(offered(&console), "pickup groups cannot be read: with a colleague there may be one");
}
