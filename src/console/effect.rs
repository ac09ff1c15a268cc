//! What shall be done, each with the id that its answer will carry. The core says it; `backend/` does it.

use super::attention::{Notice, NoticeId};
use super::calls::Call;
use super::day::Stay;
use super::day::view::DayWish;
use super::endpoints::Choice;
use super::hints::Hint;
use super::ids::{CallId, EndpointId, Epoch, LookUpId, OrderId, ParkId, PersonId, RetrievalId};
use super::ledger::{GoneBy, ParkedCall};
use super::live::LiveTarget;
use super::orders::Order;
use super::session::{KeepIn, SignInWay};
use crate::words::Words;

/// Something to do.
#[derive(Debug)]
pub enum Effect {
    /// Store client id and secret.
    SaveClient {
        /// Its client id.
        client_id: String,
        /// Its secret; the `Debug` is redacted.
        client_secret: secrecy::SecretString,
        /// Where the secret is kept.
        keep: KeepIn,
    },
    /// Sign in.
    SignIn {
        /// The attempt.
        epoch: Epoch,
        /// How.
        way: SignInWay,
        /// Where to keep it.
        keep: KeepIn,
    },
    /// Stop the sign-in that runs.
    CancelSignIn,
    /// Forget every token.
    SignOut,
    /// Open an address in the browser.
    OpenLink(String),
    /// Write a support file, with these tracking ids in it, newest first.
    WriteSupport(Vec<String>),
    /// Print a page, in HTML.
    Print(String),
    /// Read the profile.
    ReadProfile(Epoch),
    /// Read the monitored call park extensions.
    ReadExtensions(Epoch),
    /// Read the call park group.
    ReadGroup(Epoch),
    /// Read the devices that can answer.
    ReadEndpoints(Epoch),
    /// Remember that the sign-in which is kept is this person's.
    RememberPerson(PersonId),
    /// Remember the chosen device for this person.
    Remember {
        /// Whose choice.
        person: PersonId,
        /// The choice.
        choice: Choice,
    },
    /// Remember that this hint is over.
    RememberHint(Hint),
    /// Change the Webex default.
    SetDefault {
        /// The sign-in.
        epoch: Epoch,
        /// The attendant, for the second way (contract 5.4).
        person: Option<PersonId>,
        /// The new default; `None` clears it.
        endpoint: Option<EndpointId>,
    },
    /// Read the calls at this pace from now on.
    Watch {
        /// The sign-in.
        epoch: Epoch,
        /// How often.
        pace: Pace,
    },
    /// **Command, sent once**: retrieve a parked call.
    Retrieve {
        /// Which.
        id: RetrievalId,
        /// The slot's number; `None` fetches what is parked for the attendant.
        destination: Option<String>,
        /// The device; `None` rings all.
        endpoint: Option<EndpointId>,
    },
    /// **Command, sent once**: an order to one of the attendant's calls.
    Order {
        /// Which.
        id: OrderId,
        /// What.
        order: Order,
    },
    /// Write to the journal that a call is about to be parked. The order that follows goes out when that is on disk, or when
    /// the disk refuses or does not answer within a second.
    Intend(Box<ParkedCall>),
    /// Write a park to the journal; its answer comes when it is on disk.
    Keep(Box<ParkedCall>),
    /// Note in the journal that a kept call has come back.
    MarkRecalled(ParkId),
    /// Take a kept call out of the journal.
    Strike {
        /// Which.
        id: ParkId,
        /// Why.
        by: GoneBy,
    },
    /// Write a stay that has ended to the record of the day.
    KeepStay(Box<Stay>),
    /// Do this with the record of the day.
    Day(DayWish),
    /// Watch these slots and the attendant's own calls through the live layer from now on.
    WatchLive {
        /// The sign-in.
        epoch: Epoch,
        /// The attendant.
        person: Option<PersonId>,
        /// The slots.
        targets: Vec<LiveTarget>,
    },
    /// Read the calls now, out of turn.
    ReadCallsNow(Epoch),
    /// Close the live layer.
    StopLive,
    /// Show a desktop notification, in the place of an earlier one with the same id.
    Notify(Notice),
    /// Take a desktop notification away.
    Withdraw(NoticeId),
    /// Read the recent calls.
    ReadHistory(Epoch),
    /// Look for people in the directory of the organisation, by the beginning of their name.
    LookUpPeople {
        /// The sign-in.
        epoch: Epoch,
        /// Which question.
        id: LookUpId,
        /// The beginning of the name, as typed.
        name: String,
    },
    /// Read the code with which any phone retrieves.
    ReadRetrieveCode(Epoch),
    /// Read the recall time of a location, where the account may.
    ReadRecallTime {
        /// The sign-in.
        epoch: Epoch,
        /// Webex's id of the location.
        location: String,
    },
    /// **Command, sent once**: answer for the attendant.
    Answer {
        /// Which retrieve.
        id: RetrievalId,
        /// The leg.
        call: CallId,
        /// The device that rings.
        endpoint: EndpointId,
    },
    /// **Command, sent once**: stop the ringing.
    HangUp {
        /// Which retrieve.
        id: RetrievalId,
        /// The leg.
        call: CallId,
    },
}

/// How often the calls are read (contract 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Not at all.
    Off,
    /// Nobody is there: the screen is locked.
    Away,
    /// The live channel is healthy: only a cross-check.
    CrossCheck,
    /// Nothing is going on.
    Idle,
    /// A call is active.
    Active,
    /// A command is in flight.
    InFlight,
}

impl Pace {
    /// From one reading to the next, in milliseconds, as long as Webex does not ask to slow down (contract 11); `None` reads
    /// nothing.
    pub fn interval_ms(self) -> Option<u64> {
        let secs = match self {
            Self::Off => return None,
            Self::Away | Self::CrossCheck => 15,
            // The contract recommends 4: then a dead line could not be said within five seconds.
            Self::Idle => 3,
            Self::Active => 2,
            Self::InFlight => 1,
        };
        Some(secs * 1_000)
    }

    /// The pace for these calls, while nothing is in flight. A window that is minimised or covered makes it no slower: whoever
    /// works elsewhere is told as soon of a dead line and of who rings.
    pub fn for_calls(calls: &[Call], locked: bool) -> Self {
        match (calls.is_empty(), locked) {
            (false, _) => Self::Active,
            (true, false) => Self::Idle,
            (true, true) => Self::Away,
        }
    }
}

impl Effect {
    /// The same with whatever is shown outside of the window in the language of the screen: notifications.
    #[must_use]
    pub fn told(self, words: &Words) -> Self {
        match self {
            Self::Notify(notice) => Self::Notify(notice.told(words)),
            other => other,
        }
    }

    /// Its name, for a log. Its contents may be private.
    pub fn name(&self) -> &'static str {
        match self {
            Self::SaveClient { .. } => "save client",
            Self::SignIn { .. } => "sign in",
            Self::CancelSignIn => "cancel sign-in",
            Self::SignOut => "sign out",
            Self::OpenLink(_) => "open link",
            Self::Print(_) => "print",
            Self::WriteSupport(_) => "write a support file",
            Self::ReadProfile(_) => "read profile",
            Self::ReadExtensions(_) => "read call park extensions",
            Self::ReadGroup(_) => "read call park group",
            Self::ReadEndpoints(_) => "read endpoints",
            Self::RememberPerson(_) => "remember whose sign-in it is",
            Self::Remember { .. } => "remember the device",
            Self::RememberHint(_) => "remember a hint",
            Self::SetDefault { .. } => "set the default device",
            Self::Watch { .. } => "watch calls",
            Self::Retrieve { .. } => "retrieve",
            Self::Order { .. } => "order",
            Self::Intend(_) => "note a park",
            Self::Keep(_) => "keep a park",
            Self::MarkRecalled(_) => "mark a park as recalled",
            Self::Strike { .. } => "strike a park",
            Self::KeepStay(_) => "keep a stay",
            Self::Day(_) => "record of the day",
            Self::ReadCallsNow(_) => "read calls now",
            Self::WatchLive { .. } => "watch live",
            Self::StopLive => "stop the live layer",
            Self::Notify(_) => "notify",
            Self::Withdraw(_) => "withdraw a notification",
            Self::ReadHistory(_) => "read recent calls",
            Self::LookUpPeople { .. } => "look up people",
            Self::ReadRetrieveCode(_) => "read the retrieve code",
            Self::ReadRecallTime { .. } => "read the recall time",
            Self::Answer { .. } => "answer",
            Self::HangUp { .. } => "hang up",
        }
    }
}
