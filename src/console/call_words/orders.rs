//! What an order is doing and what came of it, as a sentence.

use super::{capitalised, rings_first, whom};
use crate::console::endpoints::Target;
use crate::console::failure::Failure;
use crate::console::ordering::{OrderOutcome, OrderStage, SentOrder};
use crate::console::orders::Order;

/// The parts of the sentences about one order.
struct Phrases {
    /// "Parking Ola Berg on 7001…"
    doing: String,
    /// "Ola Berg is parked on 7001."
    done: String,
    /// "It is not known whether **Ola Berg is parked on 7001**."
    whether: String,
    /// "**Ola Berg was not parked**. You can try again."
    undone: String,
}

/// How an order stands.
pub fn order(sent: &SentOrder) -> String {
    let phrases = phrases(sent);
    let text = match &sent.stage {
        OrderStage::Asked => phrases.doing,
        OrderStage::LookingUp { failure, .. } | OrderStage::Waiting { failure, .. } => failure.words.clone(),
        OrderStage::Keeping { .. } => {
            format!("Webex has parked {} on {}. Valet writes it down…", whom(&sent.party), place(sent))
        }
        OrderStage::Over { outcome, .. } => match outcome {
            OrderOutcome::Done => phrases.done,
            OrderOutcome::NotKept { is_noted: true, why } => format!(
                "{} But only that it was asked for is written down: after a restart it would not be sure. {why}",
                phrases.done
            ),
            OrderOutcome::NotKept { is_noted: false, why } => format!(
                "{} But that could not be written down, and would be forgotten if Valet were closed. {why}",
                phrases.done
            ),
            OrderOutcome::Refused(failure) => refused(sent, failure),
            OrderOutcome::NotTaken(_) => not_taken(sent, &phrases.undone),
            OrderOutcome::NotKnown(failure) => {
                format!("It is not known whether {}. {}", phrases.whether, failure.words)
            }
            OrderOutcome::Left(_) => {
                format!("It is not known whether {}: the call has left your phone.", phrases.whether)
            }
        },
    };
    capitalised(&text)
}

fn place(sent: &SentOrder) -> &str {
    sent.park.as_ref().map_or(super::YOUR_GROUP, |plan| &plan.place)
}

/// " on Desk phone"
fn on(target: Option<&Target>) -> String {
    match target {
        Some(Target::One(endpoint)) => format!(" on {}", endpoint.name),
        Some(Target::AllDevices) | None => String::new(),
    }
}

fn refused(sent: &SentOrder, failure: &Failure) -> String {
    let who = whom(&sent.party);
    match &sent.order {
        // A call that Webex does not know may have ended (404); else it is where it was (contract 3.4).
        Order::Park { .. } if failure.status != Some(404) => {
            format!("{} {} is still on your phone.", failure.words, capitalised(who))
        }
        Order::Divert { .. } if failure.status != Some(404) => {
            format!(
                "{} {} was not sent on: the call is still on your phone.",
                failure.words,
                capitalised(who)
            )
        }
        Order::Answer { .. } if sent.was_refused() => format!("{} Lift the handset.", failure.words),
        _ => failure.words.clone(),
    }
}

fn not_taken(sent: &SentOrder, undone: &str) -> String {
    match &sent.order {
        Order::Dial { .. } | Order::PickUp { .. } | Order::Pull { .. } => {
            format!("{undone}: nothing is ringing. You can try again.")
        }
        Order::Park { .. } => format!("{undone}: the call is still on your phone. You can try again."),
        Order::Answer { .. } => format!("{undone}. Lift the handset, or try again."),
        _ => format!("{undone}. You can try again."),
    }
}

fn phrases(sent: &SentOrder) -> Phrases {
    let who = whom(&sent.party);
    let target = sent.target.as_ref();
    let on = on(target);
    let phrases = |doing: String, done: String, whether: String, undone: String| Phrases {
        doing: format!("{doing}…"),
        done,
        whether,
        undone,
    };
    match &sent.order {
        Order::Dial { number, .. } => phrases(
            format!("Calling {number}"),
            format!("Calling {number}: {}", rings_first(target)),
            format!("{number} is being called"),
            format!("{number} was not called"),
        ),
        Order::PickUp { target: colleague, .. } => {
            let whose = colleague.as_deref().map_or_else(
                || "the ringing call of your group".to_owned(),
                |number| format!("the call that rings at {number}"),
            );
            phrases(
                format!("Picking up {whose}"),
                format!("Picking up {whose}: {}", rings_first(target)),
                format!("{whose} was picked up"),
                format!("{whose} was not picked up"),
            )
        }
        Order::Pull { .. } => phrases(
            format!("Bringing your call over{on}"),
            format!("Bringing your call over: {}", rings_first(target)),
            "your call was brought over".to_owned(),
            "your call was not brought over".to_owned(),
        ),
        Order::Answer { .. } => phrases(
            format!("Answering {who}{on}"),
            format!("Answered{on}."),
            format!("the call with {who} was answered"),
            format!("the call with {who} was not answered from here"),
        ),
        Order::Reject { .. } => phrases(
            format!("Rejecting {who}"),
            format!("{who} was rejected and hears busy."),
            format!("{who} was rejected"),
            format!("{who} was not rejected"),
        ),
        Order::Hold { .. } => phrases(
            format!("Putting {who} on hold"),
            format!("{who} is on hold."),
            format!("{who} is on hold"),
            format!("{who} was not put on hold"),
        ),
        Order::Resume { .. } => phrases(
            format!("Taking {who} from hold"),
            format!("You talk to {who} again."),
            format!("{who} is still on hold"),
            format!("{who} is still on hold"),
        ),
        Order::Mute { .. } => phrases(
            "Muting".to_owned(),
            format!("You are muted: {who} does not hear you."),
            format!("{who} hears you"),
            format!("You are not muted: {who} hears you"),
        ),
        Order::Unmute { .. } => phrases(
            "Unmuting".to_owned(),
            format!("{who} hears you again."),
            format!("{who} hears you"),
            format!("You are still muted: {who} does not hear you"),
        ),
        Order::HangUp { .. } => phrases(
            format!("Ending the call with {who}"),
            format!("You ended the call with {who}."),
            format!("the call with {who} has ended"),
            format!("the call with {who} goes on"),
        ),
        Order::Divert { to, to_voicemail, .. } => {
            let to = match (to, to_voicemail) {
                (None, _) => "your voicemail".to_owned(),
                (Some(number), true) => format!("the voicemail of {number}"),
                (Some(number), false) => number.clone(),
            };
            phrases(
                format!("Sending {who} to {to}"),
                format!("{who} was sent to {to}."),
                format!("{who} was sent to {to}"),
                format!("{who} was not sent on"),
            )
        }
        Order::Join { .. } => {
            let other = sent.other.as_ref().map_or(super::words::THE_CALLER, whom);
            phrases(
                format!("Connecting {who} with {other}"),
                format!("{who} and {other} talk to each other now."),
                format!("{who} and {other} were connected"),
                format!("{who} and {other} were not connected"),
            )
        }
        Order::TransferTo { number, .. } => phrases(
            format!("Handing {who} over to {number}"),
            format!("{who} is handed over as soon as {number} answers."),
            format!("{who} was handed over to {number}"),
            format!("{who} was not handed over"),
        ),
        Order::Park { .. } => {
            let (place, for_whom) = (place(sent), sent.park.as_ref().and_then(|plan| plan.for_whom.as_ref()));
            let for_whom = for_whom.map(|name| format!(" for {name}")).unwrap_or_default();
            phrases(
                format!("Parking {who} on {place}"),
                format!("{who} is parked on {place}{for_whom}."),
                format!("{who} is parked on {place}"),
                format!("{who} was not parked on {place}"),
            )
        }
        Order::Digits { digits, .. } => phrases(
            format!("Sending the tones {digits}"),
            format!("The tones {digits} were sent."),
            format!("the tones {digits} were sent"),
            format!("The tones {digits} were not sent"),
        ),
    }
}
