//! One fault at one moment, walked through: the moment comes, the fault begins, is said, ends, and the desk works again.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;
use valet::console::Console;
use valet::console::board::SlotState;
use valet::console::calls::CallState;
use valet::console::event::Intent;
use valet::console::link::Link;
use valet::console::live::LiveLayer;
use valet::console::now::Now;
use valet::console::retrieval::Stage;
use valet::console::session::{Session, SignInStep, SignInWay};
use valet::store::Change;
use valet::words::english;

use crate::common::{Desk, Sim, live_from};
use crate::house::{House, Part};
use crate::street::{HOST, Street, Trouble};

/// How the world fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing that is sent arrives.
    Cable,
    /// No name can be resolved.
    Dns,
    /// Something stands between the desk and Webex.
    Between(Trouble),
    /// The computer has slept for an hour.
    Asleep,
    /// The wall clock was set by so many seconds.
    ClockSet(i64),
    /// Something fails in the house.
    House(Part),
}

impl Fault {
    /// Nothing happens on the line.
    pub fn is_of_the_clock(self) -> bool {
        matches!(self, Self::Asleep | Self::ClockSet(_))
    }
}

/// When it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    SigningIn,
    Idle,
    Pressing,
    Ringing,
    Connected,
    Refreshing,
    ChannelOpen,
}

impl Moment {
    pub const ALL: [Self; 7] = [
        Self::SigningIn,
        Self::Idle,
        Self::Pressing,
        Self::Ringing,
        Self::Connected,
        Self::Refreshing,
        Self::ChannelOpen,
    ];
}

/// What came of it.
pub struct Cell {
    /// What was new on the screen.
    pub said: Vec<String>,
    /// How long that took.
    pub after: Duration,
}

/// The caller whom this desk has parked before; she must never be lost.
const MINE: (&str, &str) = ("7003", "Nora Falk");
/// Who is parked while something fails in the house. A page of the journal has room on a full disk too.
const MEANWHILE: (&str, &str) = ("7004", "Ines Prado");
/// The one who is fetched meanwhile, and the one who is fetched afterwards.
const FETCHED: &str = "7001";
const AFTERWARDS: &str = "7002";
/// A proxy whose name nobody knows: every connection begins with a name that cannot be resolved.
const NO_PROXY: &str = "http://proxy.invalid:3128";
/// Longer than a request may take.
const SAID_WITHIN: Duration = Duration::from_secs(25);

struct Walk {
    fault: Fault,
    moment: Moment,
    sim: Sim,
    street: Street,
    desk: Desk,
    house: Option<House>,
    /// Orders that the person gave for [`FETCHED`].
    presses: usize,
}

/// Walks through it. Panics with what is wrong.
pub async fn walk(fault: Fault, moment: Moment, certificates: &Path) -> Cell {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"consent": "auto", "recallSecs": 600, "xsi": true})).await;
    let street = Street::to(sim.running.addr, certificates).await;
    let settings = settings(&sim, &street, fault, moment);
    let house = if let Fault::House(part) = fault { Some(House::of(part, moment)) } else { None };
    let desk = match &house {
        Some(house) => house.desk(&settings),
        None => Desk::start_with(&settings, tempfile::tempdir().unwrap()),
    };
    let mut walk = Walk { fault, moment, sim, street, desk, house, presses: 0 };
    walk.desk.until("the start", |console| !matches!(console.session(), Session::Starting)).await;
    walk.comes().await;
    let before = sentences(&walk.desk.console);
    let began = Instant::now();
    walk.begins().await;
    walk.is_said(&before).await;
    let after = began.elapsed();
    walk.goes_on().await;
    let said = walk.new_sentences(&before);
    walk.ends();
    walk.works_again().await;
    Cell { said, after }
}

fn settings(sim: &Sim, street: &Street, fault: Fault, moment: Moment) -> String {
    let is_gone = (fault, moment) == (Fault::Dns, Moment::SigningIn);
    let proxy = if is_gone { NO_PROXY.to_owned() } else { street.proxy() };
    let mut text = format!("{}proxy = {proxy:?}\n", sim.webex_at(&format!("https://{HOST}/v1")));
    if moment == Moment::ChannelOpen {
        text.push_str(&live_from(&format!("https://{HOST}")));
    }
    text.push_str("[console]\nauto_answer = false\nrecall_secs = 600\n");
    text
}

impl Walk {
    /// The moment comes.
    async fn comes(&mut self) {
        if self.moment == Moment::SigningIn {
            return;
        }
        self.sign_in().await;
        self.desk.until_ready().await;
        let mine = self.desk.talk_to(&self.sim, MINE.1).await;
        self.desk.park(&mine, MINE.0, "", "");
        self.desk.until_parked(MINE.0).await;
        self.sim.park(FETCHED, "Harriet Lund").await;
        self.sim.park(AFTERWARDS, "Ola Berg").await;
        match self.moment {
            Moment::SigningIn | Moment::Idle | Moment::Pressing => {}
            Moment::Ringing => self.rings(FETCHED).await,
            Moment::Connected => {
                self.rings(FETCHED).await;
                self.is_connected(FETCHED).await;
            }
            Moment::Refreshing => {
                self.sim.expire("access").await;
            }
            Moment::ChannelOpen => {
                self.desk.until_live().await;
                for number in [FETCHED, AFTERWARDS] {
                    self.desk.until_parked(number).await;
                }
            }
        }
    }

    /// Signs in as a person does, whose browser is not behind the proxy.
    async fn sign_in(&mut self) {
        if let Some(link) = self.asks_to_sign_in().await {
            self.consents(&link).await;
        }
    }

    /// Presses the button. None if it fails before there is a link.
    async fn asks_to_sign_in(&mut self) -> Option<String> {
        self.desk.intent(Intent::SignIn(SignInWay::Browser));
        let mut link = None;
        self.desk
            .until("the link", |console| match console.session() {
                Session::SigningIn { step: SignInStep::Browser { link: shown, .. }, .. } => {
                    link = Some(shown.clone());
                    true
                }
                Session::SigningIn { .. } => false,
                _ => true,
            })
            .await;
        link
    }

    async fn consents(&mut self, link: &str) {
        let webex = self.sim.api_base();
        let page = link.replace(&format!("https://{HOST}/v1"), &webex);
        let browser = reqwest::Client::builder().no_proxy().build().unwrap();
        browser.get(page).send().await.unwrap();
    }

    async fn rings(&mut self, number: &str) {
        self.desk.press(number);
        self.presses += usize::from(number == FETCHED);
        self.desk.until_stage(number, "the ringing", |stage| matches!(stage, Stage::Ringing(_))).await;
        self.desk.until("the leg among the calls", |console| !console.calls().active().is_empty()).await;
    }

    /// Somebody lifts the handset.
    async fn is_connected(&mut self, number: &str) {
        let Some(Stage::Ringing(leg)) = self.desk.stage(number) else {
            panic!("{number} does not ring: {:?}", self.desk.stage(number))
        };
        self.sim.post("answer", json!({"callId": leg.call.0})).await;
        self.desk.until_connected(number).await;
    }

    /// The fault begins, and what belongs to the moment is done under it.
    async fn begins(&mut self) {
        let refreshing = (self.moment == Moment::Refreshing).then_some("/access_token");
        match self.fault {
            Fault::Cable => self.street.cable.pull(),
            Fault::Dns if self.moment == Moment::SigningIn => {}
            Fault::Dns => {
                self.desk.change(Change::Proxy(Some(NO_PROXY.to_owned())));
                self.desk
                    .until("a connection that is not made", |console| {
                        matches!(console.link(), Link::Down { .. })
                    })
                    .await;
            }
            Fault::Between(trouble) => self.street.begin(trouble, refreshing),
            Fault::House(part) => self.house_fails(part).await,
            Fault::Asleep | Fault::ClockSet(_) => {}
        }
        match self.moment {
            Moment::SigningIn => self.sign_in().await,
            Moment::Pressing => {
                self.desk.press(FETCHED);
                self.presses += 1;
            }
            _ => {}
        }
        let now = self.desk.now();
        let at = |secs: i64| Now {
            wall: now.wall + jiff::SignedDuration::from_secs(secs),
            mono_ms: now.mono_ms + 10,
        };
        match self.fault {
            Fault::Asleep => {
                if self.moment != Moment::SigningIn {
                    self.world_goes_on().await;
                }
                self.desk.tick_at(at(3_600));
            }
            Fault::ClockSet(secs) => self.desk.tick_at(at(secs)),
            Fault::Cable | Fault::Dns | Fault::Between(_) | Fault::House(_) => {}
        }
    }

    /// What an hour does to a sleeping desk: its token has run out, and nobody kept its live news open.
    async fn world_goes_on(&mut self) {
        self.sim.expire("access").await;
        self.sim.post("xsi", json!({"drop": {"how": "cut"}})).await;
    }

    /// What fails is used: a keychain for a renewed sign-in, the disk for a choice and, while nothing else happens, a park.
    async fn house_fails(&mut self, part: Part) {
        let Some(house) = &mut self.house else { return };
        house.fails();
        if self.moment == Moment::SigningIn {
            return;
        }
        house.is_used(&mut self.desk);
        if part == Part::Keychain {
            self.sim.expire("access").await;
        }
        if self.moment == Moment::Idle {
            let call = self.desk.talk_to(&self.sim, MEANWHILE.1).await;
            self.desk.park(&call, MEANWHILE.0, "", "");
            self.desk.until_parked(MEANWHILE.0).await;
        }
    }

    /// Waits for what is new on the screen.
    async fn is_said(&mut self, before: &BTreeSet<String>) {
        if self.fault.is_of_the_clock() {
            return;
        }
        let deadline = Instant::now() + SAID_WITHIN;
        while self.new_sentences(before).is_empty() {
            assert!(Instant::now() < deadline, "{}: nothing is said", self.name());
            self.desk.turn().await;
        }
    }

    fn new_sentences(&self, before: &BTreeSet<String>) -> Vec<String> {
        let of_the_press = |sentence: &&String| sentence.starts_with("Asking Webex for");
        let mut said = sentences(&self.desk.console);
        said.extend(self.house.as_ref().and_then(|house| house.says(&self.desk)));
        said.difference(before).filter(|said| !of_the_press(said)).cloned().collect()
    }

    /// The fault lasts a while: nobody is lost, nothing is claimed that nobody knows, and nothing is sent again.
    async fn goes_on(&mut self) {
        self.desk.watch_for(Duration::from_secs(3)).await;
        if self.moment == Moment::SigningIn {
            return;
        }
        let name = self.name();
        let state = self.desk.state(MINE.0);
        assert!(!matches!(state, SlotState::Free { .. }), "{name}: {} is lost", MINE.1);
        assert!(self.desk.console.session().account().is_some(), "{name}: {:?}", self.desk.console.session());
        assert!(self.retrieves().await <= self.presses, "{name}: an order was sent again");
        // A 401 says that nothing was carried out: the order goes out once more with a new token (contract 10.4).
        let is_renewed = matches!(
            self.fault,
            Fault::Asleep | Fault::Between(Trouble::Status(401)) | Fault::House(Part::Keychain)
        );
        let renewed = usize::from(is_renewed);
        assert!(self.street.retrieves() <= self.presses + renewed, "{name}: an order was sent again");
        if self.moment == Moment::Connected {
            let is_up = |call: &valet::console::calls::Call| call.state == CallState::Connected;
            assert!(self.desk.console.calls().active().iter().any(is_up), "{name}: the talk is still shown");
        }
    }

    fn ends(&mut self) {
        match self.fault {
            Fault::Cable => self.street.cable.plug(),
            Fault::Dns => self.desk.change(Change::Proxy(Some(self.street.proxy()))),
            Fault::Between(_) => self.street.end(),
            Fault::House(_) => self.house.iter_mut().for_each(House::is_mended),
            Fault::Asleep | Fault::ClockSet(_) => {}
        }
    }

    /// Back by itself, with nobody lost and nothing sent again; the next caller can be fetched.
    async fn works_again(&mut self) {
        let name = self.name();
        if self.moment == Moment::SigningIn {
            let is_in =
                |console: &Console| matches!(console.session(), Session::Loading { .. } | Session::Ready(_));
            if !is_in(&self.desk.console) {
                self.desk
                    .until("the end of the attempt", |console| {
                        !matches!(console.session(), Session::SigningIn { .. })
                    })
                    .await;
            }
            let deadline = Instant::now() + SAID_WITHIN;
            while !is_in(&self.desk.console) {
                assert!(Instant::now() < deadline, "{name}: {:?}", self.desk.console.session());
                self.sign_in().await;
                let is_over = |console: &Console| !matches!(console.session(), Session::SigningIn { .. });
                self.desk.until("the end of the next attempt", is_over).await;
            }
            self.desk.until_ready().await;
            self.sim.park(AFTERWARDS, "Ola Berg").await;
        } else if matches!(self.desk.console.session(), Session::Expired { .. }) {
            // Only a 401 says that a sign-in is over.
            assert_eq!(self.fault, Fault::Between(Trouble::Status(401)), "{name}");
            self.sign_in().await;
        }
        let since = self.desk.now();
        self.desk
            .until(&format!("{name}: Webex, heard again"), |console| {
                let is_read = console.calls().read_at().is_some_and(|read| read.mono_ms > since.mono_ms);
                let is_up = matches!(console.link(), Link::Up { .. }) && console.calls().trouble().is_none();
                is_read && is_up && matches!(console.session(), Session::Ready(_))
            })
            .await;
        if self.moment == Moment::ChannelOpen {
            self.desk
                .until(&format!("{name}: live news"), |console| {
                    matches!(console.live(), LiveLayer::Up { .. })
                })
                .await;
        }
        if self.moment != Moment::SigningIn {
            let mine = self.desk.until_parked(MINE.0).await;
            assert_eq!(mine.caller.known(), Some(MINE.1), "{name}");
        }
        self.is_fetched_afterwards().await;
        assert!(self.retrieves().await <= self.presses, "{name}: an order was sent again");
        if let Some(house) = &self.house {
            let parked: &[&str] = match self.moment {
                Moment::SigningIn => &[],
                Moment::Idle => &[MINE.1, MEANWHILE.1],
                _ => &[MINE.1],
            };
            house.is_whole(&mut self.desk, parked, &name).await;
        }
    }

    /// Whoever is fetched next rings and is connected. What rings or is talked to meanwhile is ended first.
    async fn is_fetched_afterwards(&mut self) {
        self.settles(FETCHED).await;
        self.rings(AFTERWARDS).await;
        self.is_connected(AFTERWARDS).await;
    }

    /// The order given under the fault comes to an end: it rings, or is over.
    async fn settles(&mut self, number: &str) {
        if self.presses == 0 {
            return;
        }
        let what = format!("{}: the end of the order", self.name());
        let slot = self.desk.slot(number);
        let is_settled = |stage: &Stage| {
            matches!(
                stage,
                Stage::Ringing(_) | Stage::Connected { .. } | Stage::Over { .. } | Stage::Waiting { .. }
            )
        };
        // A new sign-in forgets what was ordered before.
        self.desk
            .until(&what, |console| console.retrieval(&slot).is_none_or(|order| is_settled(&order.stage)))
            .await;
        if matches!(self.desk.stage(number), Some(Stage::Ringing(_))) {
            self.is_connected(number).await;
        }
    }

    /// How often Webex was asked for [`FETCHED`] with a sign-in that it took.
    async fn retrieves(&self) -> usize {
        let all = self.sim.retrieves().await;
        let is_taken = |status: &serde_json::Value| *status != json!(401);
        all.iter().filter(|(body, status)| body["destination"] == FETCHED && is_taken(status)).count()
    }

    fn name(&self) -> String {
        format!("{:?} while {:?}", self.fault, self.moment)
    }
}

/// Everything on the screen that speaks of trouble, and everything that was told.
fn sentences(console: &Console) -> BTreeSet<String> {
    let mut all: BTreeSet<String> =
        console.activity().entries().map(|entry| english(&entry.outcome)).collect();
    if let Link::Down { words, .. } = console.link() {
        all.insert(english(words));
    }
    let failures = [
        console.board().extensions().failure(),
        console.board().group().failure(),
        console.endpoints().list().failure(),
        console.calls().trouble(),
    ];
    all.extend(failures.into_iter().flatten().map(|failure| english(&failure.words)));
    match console.session() {
        Session::SignedOut { why: Some(why) } => drop(all.insert(english(why))),
        Session::Loading { trouble: Some(trouble) } => drop(all.insert(english(&trouble.words))),
        _ => {}
    }
    if let LiveLayer::Lost { why, .. } = console.live() {
        all.insert(english(why));
    }
    all
}
