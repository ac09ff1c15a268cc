//! What happened: a person's intent, or news from the backend. Every answer carries the id of what it answers.

use std::collections::BTreeSet;

use super::Options;
use super::appearance::Appearance;
use super::attention::NoticeService;
use super::board::{Monitored, ParkGroup};
use super::calls::Call;
use super::day::view::{DayNews, DayWish};
use super::endpoints::{Choice, Endpoint, Target};
use super::failure::Failure;
use super::find::DirectoryPerson;
use super::hints::Hint;
use super::history::PastCall;
use super::ids::{
    CallId, CallSessionId, EndpointId, Epoch, LookUpId, OrderId, PersonId, RetrievalId, SlotId,
};
use super::ledger::JournalNews;
use super::live::LiveNews;
use super::lost_press::LostPress;
use super::now::Now;
use super::orders::{ActKind, CallAct, Ordered, ParkOn};
use super::saying::Saying;
use super::session::{Account, KeepIn, Keychain, SignInStep, SignInWay};
use crate::words::Arg;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A person did something.
    Intent(Intent),
    /// The backend reported something.
    News(News),
    /// A person has changed a setting.
    Options(Options),
    /// Time passed; nothing else happened.
    Tick,
}

/// What a person wants.
#[derive(Clone, Debug)]
pub enum Intent {
    /// Remember the integration that the person registered at Webex.
    SaveClient {
        /// Its client id.
        client_id: String,
        /// Its secret; the `Debug` is redacted.
        client_secret: secrecy::SecretString,
    },
    /// Where to keep the sign-in, asked when there is no keychain.
    KeepIn(KeepIn),
    /// Sign in.
    SignIn(SignInWay),
    /// Stop the sign-in that runs.
    CancelSignIn,
    /// Sign out and forget every token.
    SignOut,
    /// Open an address in the browser.
    OpenLink(String),
    /// Print this page, in HTML.
    Print(String),
    /// Write a support file.
    WriteSupport,
    /// This hint need not be told any more.
    HintIsOver(Hint),
    /// Read slots and devices again.
    Refresh,
    /// Ring this device from now on.
    Choose(Choice),
    /// Make it the default of the whole Webex account; `None` clears it.
    MakeDefault(Option<EndpointId>),
    /// Retrieve from this slot.
    Retrieve {
        /// The slot.
        slot: SlotId,
        /// Another device for this one call.
        on: Option<Target>,
    },
    /// Retrieve from a number that was typed.
    RetrieveNumber {
        /// As typed.
        number: String,
        /// Another device for this one call.
        on: Option<Target>,
    },
    /// Stop the ringing of a retrieve.
    StopRinging(SlotId),
    /// Retrieve whoever waits longest.
    RetrieveLongest,
    /// Nobody waits on this slot any more, the person says: what is kept of it is forgotten.
    Forget(SlotId),
    /// A key was pressed that may mean each of these calls, and the keyboard was led to one: ask which.
    WhichCall(Vec<CallId>),
    /// Enter was pressed where what is typed cannot be sent: say why.
    Refused(Arg),
    /// A press was swallowed for safety: say so.
    LostPress(LostPress),
    /// Do this with one of the attendant's calls.
    Call {
        /// The call.
        call: CallId,
        /// What.
        act: CallAct,
    },
    /// A key was pressed for this act, and no call offers it: say why nothing happens.
    NoCallFor(ActKind),
    /// Park a connected call.
    Park {
        /// The call.
        call: CallId,
        /// Where.
        on: ParkOn,
        /// For whom, as typed; may be empty.
        for_whom: String,
        /// A note, as typed; may be empty.
        note: String,
    },
    /// Call a number, as typed.
    Dial(String),
    /// Take the call that rings at a colleague's number; `None` takes any of the group's.
    PickUp(Option<String>),
    /// Bring the call of another of her devices to the chosen one.
    Pull,
    /// Read the recent calls.
    ReadHistory,
    /// So far a person has typed into a search: the directory may know somebody.
    LookUp(String),
    /// Do this with the record of the day.
    Day(DayWish),
    /// Say this, now.
    Say(Saying),
    /// The window is shown, or hidden: minimised, or covered by others.
    Shown(bool),
    /// The window has got the keyboard, or lost it.
    Focused(bool),
}

/// What the backend reports.
#[derive(Debug)]
pub enum News {
    /// What was found at the start.
    Started {
        /// Client id and secret are known.
        has_client: bool,
        /// What the keychain can do.
        keychain: Keychain,
        /// Where the person chose to keep the sign-in.
        keep: Option<KeepIn>,
    },
    /// The hints that an earlier run remembers as over.
    Hints(BTreeSet<Hint>),
    /// The client id and secret were stored, or why not.
    ClientSaved(Result<(), Arg>),
    /// A sign-in has moved on.
    SignInStep {
        /// Which.
        epoch: Epoch,
        /// Where it is.
        step: SignInStep,
    },
    /// A sign-in has succeeded, or a stored one was found (then the epoch is the default one).
    SignedIn {
        /// Which.
        epoch: Epoch,
        /// What was granted, if Webex said.
        scopes: Option<BTreeSet<String>>,
        /// The sign-in could not be kept, and why.
        not_kept: Option<Arg>,
        /// Whose sign-in an earlier run has kept, as far as this console remembers, and the device that she chose. Her profile
        /// has yet to prove it.
        kept_for: Option<(PersonId, Choice)>,
    },
    /// A sign-in has failed.
    SignInFailed {
        /// Which.
        epoch: Epoch,
        /// The sentence to read; none when the person cancelled.
        why: Option<Arg>,
    },
    /// The sign-in has run out.
    Expired {
        /// Which.
        epoch: Epoch,
    },
    /// The own profile, with the device that this console remembers for this person.
    Profile {
        /// For which sign-in.
        epoch: Epoch,
        /// Profile and choice.
        result: Result<(Account, Choice), Failure>,
    },
    /// What is monitored: call park extensions and people.
    Extensions {
        /// For which sign-in.
        epoch: Epoch,
        /// The list.
        result: Result<Monitored, Failure>,
    },
    /// The call park group.
    Group {
        /// For which sign-in.
        epoch: Epoch,
        /// The group.
        result: Result<ParkGroup, Failure>,
    },
    /// The devices that can answer.
    Endpoints {
        /// For which sign-in.
        epoch: Epoch,
        /// The list.
        result: Result<Vec<Endpoint>, Failure>,
    },
    /// A reading of the calls.
    Calls {
        /// For which sign-in.
        epoch: Epoch,
        /// When the reading began: what happened later is not in it.
        asked_at: Now,
        /// The calls.
        result: Result<Vec<Call>, Failure>,
    },
    /// The answer to the one POST of a retrieve.
    Retrieved {
        /// Which.
        id: RetrievalId,
        /// The leg that was made.
        result: Result<Accepted, Failure>,
    },
    /// The answer to answering for the attendant.
    Answered {
        /// Which.
        id: RetrievalId,
        /// Whether it was accepted.
        result: Result<(), Failure>,
    },
    /// The answer to stopping the ringing.
    HungUp {
        /// Which.
        id: RetrievalId,
        /// Whether it was accepted.
        result: Result<(), Failure>,
    },
    /// The answer to an order.
    Ordered {
        /// Which.
        id: OrderId,
        /// What it came to.
        result: Result<Ordered, Failure>,
    },
    /// The live layer.
    Live {
        /// For which sign-in.
        epoch: Epoch,
        /// What it reports.
        news: LiveNews,
    },
    /// The journal of parked calls.
    Journal(JournalNews),
    /// The record of the day.
    Day(DayNews),
    /// The recent calls, newest first.
    History {
        /// For which sign-in.
        epoch: Epoch,
        /// The list.
        result: Result<Vec<PastCall>, Failure>,
    },
    /// Who was found in the directory.
    People {
        /// For which sign-in.
        epoch: Epoch,
        /// Which question.
        id: LookUpId,
        /// Those whose name begins so.
        result: Result<Vec<DirectoryPerson>, Failure>,
    },
    /// The code with which any phone retrieves; `None`: there is none.
    RetrieveCode {
        /// For which sign-in.
        epoch: Epoch,
        /// The code (contract 5.6).
        code: Option<String>,
    },
    /// A reading of the calls has had no answer for seconds. It may still come.
    Silence {
        /// For which sign-in.
        epoch: Epoch,
    },
    /// This computer has lost its network.
    NoNetwork,
    /// After so many seconds a call that is parked in a location comes back, read from Webex; `None` where this account may not read it.
    RecallTime {
        /// For which sign-in.
        epoch: Epoch,
        /// Webex's id of the location.
        location: String,
        /// The time (contract 5.7).
        recall_secs: Option<u64>,
    },
    /// Where the support file is, or why there is none.
    Support(Result<std::path::PathBuf, Arg>),
    /// What Webex was asked lately.
    Traffic(Traffic),
    /// The screen was locked, or unlocked.
    Locked(bool),
    /// The desktop looks so.
    Appearance(Appearance),
    /// Whether the desktop shows notifications.
    NoticeService(NoticeService),
    /// The answer to changing the Webex default.
    DefaultSet {
        /// For which sign-in.
        epoch: Epoch,
        /// The new default.
        endpoint: Option<EndpointId>,
        /// Whether it was accepted.
        result: Result<(), Failure>,
    },
    /// No browser could be opened for the sign-in.
    BrowserFailed {
        /// Which.
        epoch: Epoch,
    },
    /// Something that the person should know and that concerns nothing else, such as a choice that could not be stored.
    Trouble(Arg),
}

/// How much Webex is asked (contract 10.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// Requests in the last minute.
    pub last_minute: u32,
    /// Requests in the last hour.
    pub last_hour: u32,
    /// Until when background reads wait, in milliseconds since the program started, because Webex asked for it (429).
    pub reads_resume_at_ms: Option<u64>,
    /// Every interval of background reads is so many times longer after a 429: 1, 2, 4, 8 or 16 (contract 11).
    pub slow_down: u32,
}

impl Default for Traffic {
    fn default() -> Self {
        Self { last_minute: 0, last_hour: 0, reads_resume_at_ms: None, slow_down: 1 }
    }
}

impl Traffic {
    /// For how many milliseconds background reads still wait; `None` once they go on.
    pub fn reads_wait_ms(&self, now: Now) -> Option<u64> {
        self.reads_resume_at_ms?.checked_sub(now.mono_ms).filter(|left_ms| *left_ms > 0)
    }
}

/// Webex accepted a retrieve (201, contract 3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The new leg.
    pub call: CallId,
    /// Its session.
    pub session: Option<CallSessionId>,
    /// For support.
    pub tracking_id: Option<String>,
}
