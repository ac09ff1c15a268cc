//! The core: what the console knows and what may happen to it.
//!
//! [`Console::update`] takes one [`Event`] and the time, changes the state and returns the [`Effect`]s that shall be
//! carried out. Nothing here waits, asks a clock, or touches a network, a file or a screen.

pub mod activity;
mod announcing;
pub mod appearance;
mod arrivals;
pub mod attention;
pub mod board;
mod call_words;
pub mod calls;
pub mod day;
mod departures;
mod due;
pub mod effect;
pub mod endpoints;
pub mod event;
pub mod failure;
pub mod find;
pub mod hints;
pub mod history;
pub mod ids;
mod intents;
pub mod ledger;
pub mod link;
pub mod live;
pub mod lost_press;
mod news;
pub mod now;
pub mod ordering;
pub mod orders;
pub mod parking;
pub mod preset;
pub mod recall;
pub mod remote;
pub mod retrieval;
mod retrieving;
pub mod saying;
pub mod session;
pub mod sources;
pub mod support;
#[cfg(test)]
mod tests;
mod unsent;
pub mod waiting;
mod way_out;
pub mod words;

use std::collections::VecDeque;

pub use announcing::Announcement;

use activity::Activity;
use appearance::Appearance;
use arrivals::Arriving;
use attention::{Attending, NoticeService};
use board::{Board, Home, ManualSlot};
use calls::MyCalls;
use calls::follow::Followed;
use day::book::Book;
use day::view::DayView;
use departures::Departing;
use effect::{Effect, Pace};
use endpoints::Endpoints;
use event::{Event, Traffic};
use find::Directory;
use hints::Hints;
use history::History;
use ids::{Epoch, PersonId, RetrievalId, SlotId};
use ledger::Ledger;
use link::Link;
use live::Live;
use now::Now;
use ordering::Orders;
use preset::Preset;
use recall::Recall;
use retrieval::Retrieval;
use saying::Heard;
use session::{Account, Capabilities, KeepIn, Keychain, Session};
use waiting::RecallAsked;

use crate::words::{Arg, Message};

/// What the settings decide.
#[derive(Clone, Debug)]
pub struct Options {
    /// Slots added by hand.
    pub slots: Vec<ManualSlot>,
    /// After so many seconds a parked call comes back, unless Webex says another time (contract 5.7).
    pub recall_secs: u64,
    /// A person wrote that into the settings: it holds for other locations too, unless Webex says another time.
    pub recall_by_hand: bool,
    /// Valet answers on the chosen device where it can be controlled.
    pub auto_answer: bool,
    /// The device that rings from the start; `None`: the one that was chosen last.
    pub answer_on: Option<Preset>,
    /// The scopes that a sign-in asks for.
    pub asked_scopes: Vec<String>,
    /// Reads a typed number: what goes out as `destination`, or the sentence that says why not (issue: "refused at the field").
    pub read_number: fn(&str) -> Result<String, Arg>,
}

/// The console.
pub struct Console {
    options: Options,
    session: Session,
    has_client: bool,
    client_trouble: Option<Arg>,
    keychain: Keychain,
    keep: Option<KeepIn>,
    epoch: Epoch,
    /// Whose board, devices and calls these are; `None` until her profile was read.
    person: Option<PersonId>,
    /// What is shown was there before this sign-in, and nothing has proved yet that the same person has signed in.
    unproven: bool,
    capabilities: Capabilities,
    board: Board,
    endpoints: Endpoints,
    calls: MyCalls,
    followed: Followed,
    orders: Orders,
    history: History,
    directory: Directory,
    retrievals: Vec<Retrieval>,
    last_retrieval: RetrievalId,
    activity: Activity,
    announcement: Announcement,
    /// What was said before it, oldest first: the screen may not have been drawn in between.
    said_before: VecDeque<Announcement>,
    heard: Heard,
    link: Link,
    attending: Attending,
    pace: Pace,
    setup_asked: Option<Now>,
    /// Webex can be reached again since then: what could not be read is read soon.
    setup_hurries: bool,
    stale_answers: u64,
    live: Live,
    ledger: Ledger,
    recalls: Vec<Recall>,
    departing: Vec<Departing>,
    arriving: Vec<Arriving>,
    book: Book,
    day: DayView,
    recall_asked: RecallAsked,
    traffic: Option<Traffic>,
    appearance: Appearance,
    notice_service: NoticeService,
    hints: Hints,
    support: support::Support,
    /// The press that was told last to have done nothing.
    lost_press: Option<lost_press::LostPress>,
    retrieve_code: way_out::RetrieveCode,
    /// When something happened last.
    seen: Option<Now>,
}

impl Console {
    /// A console that has not heard of anything yet.
    pub fn new(options: Options) -> Self {
        let mut endpoints = Endpoints::default();
        endpoints.set_preset(options.answer_on.clone());
        Self {
            board: Board::new(options.slots.clone(), options.recall_secs)
                .recall_by_hand(options.recall_by_hand),
            options,
            session: Session::Starting,
            has_client: false,
            client_trouble: None,
            keychain: Keychain::NotProbed,
            keep: None,
            epoch: Epoch::default(),
            person: None,
            unproven: false,
            capabilities: Capabilities::of(None),
            endpoints,
            calls: MyCalls::default(),
            followed: Followed::default(),
            orders: Orders::default(),
            history: History::default(),
            directory: Directory::default(),
            retrievals: Vec::new(),
            last_retrieval: RetrievalId::default(),
            activity: Activity::default(),
            announcement: Announcement::default(),
            said_before: VecDeque::new(),
            heard: Heard::default(),
            link: Link::default(),
            attending: Attending::default(),
            pace: Pace::Off,
            setup_asked: None,
            setup_hurries: false,
            stale_answers: 0,
            live: Live::default(),
            ledger: Ledger::default(),
            recalls: Vec::new(),
            departing: Vec::new(),
            arriving: Vec::new(),
            book: Book::default(),
            day: DayView::default(),
            recall_asked: RecallAsked::default(),
            traffic: None,
            appearance: Appearance::default(),
            notice_service: NoticeService::default(),
            hints: Hints::default(),
            support: support::Support::default(),
            lost_press: None,
            retrieve_code: way_out::RetrieveCode::default(),
            seen: None,
        }
    }

    /// Takes in what happened and says what shall be done.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.wake_up(now, &mut effects);
        effects.extend(match event {
            Event::Intent(intent) => self.intent(intent, now),
            Event::News(news) => self.news(news, now),
            Event::Options(options) => {
                self.take_options(options);
                Vec::new()
            }
            Event::Tick => Vec::new(),
        });
        self.read_setup_when_due(now, &mut effects);
        self.let_time_pass(now);
        effects.extend(self.let_orders_time_pass(now));
        effects.extend(self.read_history_when_due(now));
        effects.extend(self.look_up_when_due(now));
        self.keep_live(now, &mut effects);
        effects.extend(self.ledger.take_effects());
        effects.extend(self.settle_day(now));
        self.set_pace(now, &mut effects);
        self.attend(now, &mut effects);
        effects
    }

    /// Who is signed in, and how far.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Client id and secret are known; without them only a personal token signs in.
    pub fn has_client(&self) -> bool {
        self.has_client
    }

    /// Why client id and secret could not be stored.
    pub fn client_trouble(&self) -> Option<&Arg> {
        self.client_trouble.as_ref()
    }

    /// What can keep a sign-in on this PC.
    pub fn keychain(&self) -> &Keychain {
        &self.keychain
    }

    /// Where the sign-in is kept.
    pub fn keep_in(&self) -> KeepIn {
        self.keychain.keep_in(self.keep)
    }

    /// What the granted scopes allow.
    pub fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    /// One sentence for each permission that was asked for and not granted.
    pub fn missing_permissions(&self) -> Vec<Message> {
        self.capabilities.missing(&self.options.asked_scopes)
    }

    /// The slots.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// The devices that can answer.
    pub fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    /// The attendant's own calls.
    pub fn calls(&self) -> &MyCalls {
        &self.calls
    }

    /// What happened, newest first.
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// The line to Webex.
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Answers that came too late to matter, for the log.
    pub fn stale_answers(&self) -> u64 {
        self.stale_answers
    }

    /// The newest retrieve of a slot, if there is one to show.
    pub fn retrieval(&self, slot: &SlotId) -> Option<&Retrieval> {
        self.retrievals.iter().rev().find(|retrieval| retrieval.slot == *slot)
    }

    /// Whether a press on this slot would send anything now.
    pub fn may_retrieve(&self, slot: &SlotId, now: Now) -> bool {
        self.session.is_usable()
            && self.capabilities.calls_write
            && self.board.slot(slot).is_none_or(board::Slot::can_be_dialled)
            && self.retrieval(slot).is_none_or(|retrieval| retrieval.may_press_again(now))
    }

    /// What the settings decide.
    #[cfg(test)]
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Reads a typed number as [`Options::read_number`] does.
    ///
    /// # Errors
    /// The sentence that says what is wrong with it.
    pub fn read_number(&self, typed: &str) -> Result<String, Arg> {
        (self.options.read_number)(typed)
    }

    /// What the settings decide is decided anew, from now on: a call that is under way keeps its device and its words.
    fn take_options(&mut self, options: Options) {
        if options.slots != self.options.slots {
            self.board.set_manual(options.slots.clone());
            self.lay_out_board();
        }
        self.board.set_usual_recall(options.recall_secs, options.recall_by_hand);
        self.endpoints.set_preset(options.answer_on.clone());
        self.options = options;
    }

    /// News of another sign-in than this one is dropped, and counted.
    fn is_stale(&mut self, epoch: Epoch) -> bool {
        let stale = epoch != self.epoch;
        self.stale_answers += u64::from(stale);
        stale
    }

    fn home(&self, account: &Account) -> Home {
        Home {
            person_id: account.person_id.clone(),
            extension: account.extension.clone(),
            location_id: account.location_id.clone(),
            location: account.location.clone(),
        }
    }

    fn forget_person(&mut self) {
        self.person = None;
        self.unproven = false;
        self.let_go_of_departures();
        let ended = self.close_day();
        self.ledger.carry_out(ended);
        self.ledger.put_away();
        self.board.clear();
        self.live.retarget();
        self.attending.arrivals.clear();
        self.recalls.clear();
        self.arriving.clear();
        self.recall_asked.forget();
        self.endpoints.forget_person();
        self.calls.clear();
        self.followed = Followed::default();
        self.orders.clear();
        self.history = History::default();
        self.directory = Directory::default();
        self.retrievals.clear();
        self.activity.clear();
        self.heard.clear();
        self.link = Link::default();
        self.setup_asked = None;
        self.setup_hurries = false;
    }
}
