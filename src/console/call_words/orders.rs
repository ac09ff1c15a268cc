//! What an order is doing and what came of it, as a sentence.

mod phrases;

use phrases::{Phrases, phrases};

use crate::console::failure::Failure;
use crate::console::ordering::{OrderOutcome, OrderStage, SentOrder};
use crate::console::orders::Order;
use crate::say;
use crate::words::{Arg, Message};

/// How an order stands.
pub fn order(sent: &SentOrder) -> Arg {
    let Phrases { doing, done, whether, undone } = phrases(sent);
    let told = match &sent.stage {
        OrderStage::Asked => doing,
        OrderStage::LookingUp { failure, .. } | OrderStage::Waiting { failure, .. } => {
            return failure.words.clone();
        }
        OrderStage::Keeping { .. } => {
            say!("order-keeping", caller = sent.party.words(), place = place(sent))
        }
        OrderStage::Over { outcome, .. } => match outcome {
            OrderOutcome::Done => done,
            OrderOutcome::NotKept { is_noted: true, why } => {
                say!("order-noted-only", done = done, why = why)
            }
            OrderOutcome::NotKept { is_noted: false, why } => {
                say!("order-not-kept", done = done, why = why)
            }
            OrderOutcome::Refused(failure) => return refused(sent, failure),
            OrderOutcome::NotTaken(_) => not_taken(sent, undone),
            OrderOutcome::NotKnown(failure) => {
                say!("order-not-known", whether = whether, why = &failure.words)
            }
            OrderOutcome::Left(_) => say!("order-call-left", whether = whether),
        },
    };
    told.into()
}

/// Where a park goes, as far as it is known.
fn place(sent: &SentOrder) -> Arg {
    sent.park.as_ref().map_or_else(|| say!("your-park-group").into(), |plan| plan.place.clone())
}

fn refused(sent: &SentOrder, failure: &Failure) -> Arg {
    let why = &failure.words;
    match &sent.order {
        // A call that Webex does not know may have ended (404); else it is where it was (contract 3.4).
        Order::Park { .. } if failure.status != Some(404) => {
            say!("order-refused-park", why = why, caller = sent.party.words()).into()
        }
        Order::Divert { .. } if failure.status != Some(404) => {
            say!("order-refused-divert", why = why, caller = sent.party.words()).into()
        }
        Order::Answer { .. } if sent.was_refused() => say!("order-refused-answer", why = why).into(),
        _ => why.clone(),
    }
}

fn not_taken(sent: &SentOrder, undone: Message) -> Message {
    match &sent.order {
        Order::Dial { .. } | Order::PickUp { .. } | Order::Pull { .. } => {
            say!("order-not-taken-rings", undone = undone)
        }
        Order::Park { .. } => say!("order-not-taken-park", undone = undone),
        Order::Answer { .. } => say!("order-not-taken-answer", undone = undone),
        _ => say!("order-not-taken", undone = undone),
    }
}
