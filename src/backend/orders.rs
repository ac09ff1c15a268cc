//! The orders to calls: from the core's words to the client's commands, and from Webex's answers back. Each goes out once
//! (contract 3.3, 10.4).

use crate::console::failure::{Failure, FailureKind};
use crate::console::ids::{CallId, EndpointId};
use crate::console::orders::{Came, Order, Ordered};
use crate::say;
use crate::webex::{self, Client, Command};

use super::convert;

/// Sends one order, and says what it came to.
///
/// # Errors
/// Why it was refused, or that nobody knows what came of it, in that order's own words.
pub(super) async fn send(client: &Client, order: Order) -> Result<Ordered, Failure> {
    let command = command_of(&order);
    let failed = |error: webex::Error| convert::failed_command(command, &error);
    match order {
        Order::Dial { number, endpoint } => {
            let to = number_of(&number)?;
            client.dial(&to, &ring(endpoint)).await.map(started).map_err(failed)
        }
        Order::PickUp { target, endpoint } => {
            let target = target.as_deref().map(number_of).transpose()?;
            client.pickup(target.as_ref(), &ring(endpoint)).await.map(started).map_err(failed)
        }
        Order::Pull { endpoint } => {
            let endpoint = endpoint.map(endpoint_of);
            client.pull(endpoint.as_ref()).await.map(started).map_err(failed)
        }
        Order::Answer { call, endpoint } => {
            let endpoint = endpoint.map(endpoint_of);
            client.answer(&call_of(call), endpoint.as_ref()).await.map(done).map_err(failed)
        }
        Order::Reject { call } => {
            client.reject(&call_of(call), &webex::Rejection::Busy).await.map(done).map_err(failed)
        }
        Order::Hold { call } => client.hold(&call_of(call)).await.map(done).map_err(failed),
        Order::Resume { call } => client.resume(&call_of(call)).await.map(done).map_err(failed),
        Order::Mute { call } => client.mute(&call_of(call)).await.map(done).map_err(failed),
        Order::Unmute { call } => client.unmute(&call_of(call)).await.map(done).map_err(failed),
        Order::HangUp { call } => client.hangup(&call_of(call)).await.map(done).map_err(failed),
        Order::Divert { call, to, to_voicemail } => {
            let to = divert(to.as_deref(), to_voicemail)?;
            client.divert(&call_of(call), &to).await.map(done).map_err(failed)
        }
        Order::Join { call, other } => {
            client.transfer(&call_of(call), &call_of(other)).await.map(done).map_err(failed)
        }
        Order::TransferTo { call, number } => {
            let to = number_of(&number)?;
            let leg = client.transfer_to(&call_of(call), &to).await.map_err(failed)?;
            Ok(leg.map_or_else(|| done(()), started))
        }
        Order::Park { call, destination, on_group } => {
            let on = match destination.as_deref() {
                _ if on_group => webex::ParkOn::Group,
                Some(number) => webex::ParkOn::Number(number_of(number)?),
                None => webex::ParkOn::Myself,
            };
            client.park(&call_of(call), &on).await.map(parked).map_err(failed)
        }
        Order::Digits { call, digits } => {
            let digits = digits.parse::<webex::Digits>();
            let digits = digits.map_err(|why| convert::refused_number(why.message()))?;
            client.transmit_dtmf(&call_of(call), &digits).await.map(done).map_err(failed)
        }
    }
}

fn command_of(order: &Order) -> Command {
    match order {
        Order::Dial { .. } => Command::Dial,
        Order::Answer { .. } => Command::Answer,
        Order::Reject { .. } => Command::Reject,
        Order::Hold { .. } => Command::Hold,
        Order::Resume { .. } => Command::Resume,
        Order::Mute { .. } => Command::Mute,
        Order::Unmute { .. } => Command::Unmute,
        Order::HangUp { .. } => Command::HangUp,
        Order::Divert { .. } => Command::Divert,
        Order::Join { .. } | Order::TransferTo { .. } => Command::Transfer,
        Order::Park { .. } => Command::Park,
        Order::PickUp { .. } => Command::PickUp,
        Order::Pull { .. } => Command::Pull,
        Order::Digits { .. } => Command::TransmitDtmf,
    }
}

fn number_of(number: &str) -> Result<webex::Destination, Failure> {
    number.parse::<webex::Destination>().map_err(|why| convert::refused_number(why.message()))
}

fn divert(to: Option<&str>, to_voicemail: bool) -> Result<webex::Divert, Failure> {
    Ok(match (to, to_voicemail) {
        (Some(number), false) => webex::Divert::To(number_of(number)?),
        (Some(number), true) => webex::Divert::ToVoicemailOf(number_of(number)?),
        (None, true) => webex::Divert::ToMyVoicemail,
        (None, false) => {
            return Err(Failure::of_valet(say!("nothing-to-divert-to"), FailureKind::Refused));
        }
    })
}

fn call_of(call: CallId) -> webex::CallId {
    webex::CallId::new(call.0)
}

fn endpoint_of(endpoint: EndpointId) -> webex::EndpointId {
    webex::EndpointId::new(endpoint.0)
}

fn ring(endpoint: Option<EndpointId>) -> webex::Ring {
    endpoint.map_or(webex::Ring::All, |endpoint| webex::Ring::Endpoint(endpoint_of(endpoint)))
}

fn done((): ()) -> Ordered {
    Ordered { what: Came::Done, tracking_id: None }
}

fn started(info: webex::CallInfo) -> Ordered {
    let accepted = convert::accepted(info);
    let what = Came::Started { call: accepted.call, session: accepted.session };
    Ordered { what, tracking_id: accepted.tracking_id }
}

fn parked(parked: webex::Parked) -> Ordered {
    let id = parked.against.as_ref().and_then(convert::webex_id);
    let what = Came::Parked { id, against: parked.against.map(convert::party) };
    Ordered { what, tracking_id: Some(parked.tracking_id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_park_says_where_with_the_id_behind_it() {
        let against = webex::Party {
            name: Some("Lobby 1".to_owned()),
            number: Some("7001".to_owned()),
            place_id: Some("PLACE".into()),
            ..webex::Party::default()
        };
        let Ordered { what, tracking_id } =
            parked(webex::Parked { against: Some(against), tracking_id: "T".to_owned() });
        let Came::Parked { id, against: Some(against) } = what else { panic!("{what:?}") };
        assert_eq!((id.as_deref(), against.number.as_deref()), (Some("PLACE"), Some("7001")));
        assert_eq!(tracking_id.as_deref(), Some("T"));
    }

    #[test]
    fn a_park_that_does_not_say_where_is_a_park_all_the_same() {
        let Ordered { what, .. } = parked(webex::Parked { against: None, tracking_id: String::new() });
        assert_eq!(what, Came::Parked { id: None, against: None });
    }

    #[test]
    fn a_divert_without_any_aim_is_not_sent() {
        assert_eq!(divert(None, true), Ok(webex::Divert::ToMyVoicemail));
        assert!(divert(None, false).is_err());
        assert!(divert(Some("lobby"), false).is_err(), "no number");
    }
}
