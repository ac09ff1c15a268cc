//! A desk for the tests: a real console fed with news by hand, and the real screen in a window without a display.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder, Node};
use jiff::tz::TimeZone;
use valet::backend::convert;
use valet::console::board::{Monitored, ParkGroup, ParkPlace};
use valet::console::calls::{Call, CallState, Party, Personality, RecalledFrom};
use valet::console::effect::Effect;
use valet::console::endpoints::{Choice, Endpoint, EndpointKind};
use valet::console::event::{Accepted, Event, Intent, News};
use valet::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use valet::console::ids::{Epoch, ParkId, RetrievalId, SlotId};
use valet::console::ledger::{JournalNews, ParkedCall};
use valet::console::live::LiveNews;
use valet::console::now::Now;
use valet::console::preset::Preset;
use valet::console::session::{Account, Keychain, SignInWay};
use valet::console::{Console, Options};
use valet::store::{Change, Settings};
use valet::ui::{Look, Registration, Screen, ThemeChoice};
use valet::words::{Arg, ClockFace, Language, LanguageChoice};

/// A screen in English, whatever the system speaks.
pub fn look(theme: ThemeChoice, zoom: f32) -> Look {
    let language = LanguageChoice::One(Language::English);
    Look { theme, zoom, language, clock: ClockFace::Hours24 }
}

/// The epoch of the first sign-in.
pub const FIRST: Epoch = Epoch(1);

/// Everything that the closure of the harness needs, and what it saw.
pub struct Desk {
    pub look: Look,
    pub screen: Screen,
    pub console: Console,
    pub now: Now,
    pub intents: Vec<Intent>,
    pub effects: Vec<Effect>,
    pub changes: Vec<Change>,
}

/// What is to be registered at Webex.
fn registration() -> Registration {
    Registration {
        redirect_uris: vec![
            "http://127.0.0.1:43117/callback".into(),
            "http://127.0.0.1:43118/callback".into(),
        ],
        scopes: vec!["spark:calls_read".into(), "spark:calls_write".into()],
        optional_scopes: vec!["spark:telephony_config_write".into()],
    }
}

fn options(registration: &Registration) -> Options {
    Options {
        slots: Vec::new(),
        recall_secs: 45,
        recall_by_hand: false,
        auto_answer: false,
        answer_on: None,
        asked_scopes: [&*registration.scopes, &*registration.optional_scopes].concat(),
        read_number,
    }
}

impl Desk {
    /// A console that has just started, in a time zone where the clock reads 14:05.
    pub fn new(look: Look) -> Self {
        let registration = registration();
        let options = options(&registration);
        let wall = jiff::Timestamp::constant(1_795_442_700, 0); // 2026-11-23, 14:05
        Self {
            look,
            screen: Screen::new(look, registration).with_zone(TimeZone::UTC),
            console: Console::new(options),
            now: Now { wall, mono_ms: 100_000 },
            intents: Vec::new(),
            effects: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// The same, where what is typed is read and refused as in the real console. Nothing must have happened yet.
    pub fn reading_numbers(mut self) -> Self {
        self.console =
            Console::new(Options { read_number: convert::read_number, ..options(&registration()) });
        self
    }

    /// The same, with this settings file.
    pub fn with_settings(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        std::fs::write(&file, text).unwrap();
        let settings = Settings::load(&file).unwrap();
        let mut desk = Self::new(Look::of(&settings));
        desk.screen = Screen::of(settings, Registration::default()).with_zone(TimeZone::UTC);
        desk
    }

    /// The settings, or where it is locked the policy, name this device.
    pub fn preset(&mut self, text: &str, locked: bool) {
        let answer_on = Some(Preset::new(text, locked));
        let options = Options { answer_on, ..options(&registration()) };
        self.console.update(Event::Options(options), self.now);
    }

    /// News from the backend.
    pub fn news(&mut self, news: News) {
        let effects = self.console.update(Event::News(news), self.now);
        self.effects.extend(effects);
    }

    /// Started, with client id and secret, and nobody signed in.
    pub fn start(&mut self, has_client: bool, keychain: Keychain) {
        self.news(News::Started { has_client, keychain, keep: None });
    }

    /// Signed in, with these slots and the usual devices.
    pub fn sign_in(&mut self, slots: usize) {
        self.sign_in_as(Ok((rosa(), Choice::Unmade)), slots);
    }

    /// The same, with what came of reading who she is.
    pub fn sign_in_as(&mut self, profile: Result<(Account, Choice), Failure>, slots: usize) {
        self.start(true, Keychain::Works);
        self.let_in(SignInWay::Browser, profile, slots);
    }

    /// The same with a personal token, where nothing else can sign in.
    pub fn sign_in_with_token(&mut self, slots: usize) {
        self.start(false, Keychain::Works);
        self.let_in(SignInWay::PersonalToken("token".into()), Ok((rosa(), Choice::Unmade)), slots);
    }

    fn let_in(&mut self, way: SignInWay, profile: Result<(Account, Choice), Failure>, slots: usize) {
        self.console.update(Event::Intent(Intent::SignIn(way)), self.now);
        self.news(News::SignedIn { epoch: FIRST, scopes: None, not_kept: None, kept_for: None });
        self.news(News::Profile { epoch: FIRST, result: profile });
        let places = Monitored { extensions: (1..=slots).map(place).collect(), people: Vec::new() };
        self.news(News::Extensions { epoch: FIRST, result: Ok(places) });
        self.news(News::Group { epoch: FIRST, result: Ok(ParkGroup::default()) });
        self.news(News::Endpoints { epoch: FIRST, result: Ok(devices()) });
        self.effects.clear();
        // Live news comes after the question for it, if only by a moment.
        self.pass(1);
    }

    /// Webex lists 7000 before 7001 now.
    pub fn add_slot_in_front(&mut self) {
        self.slots(0..=2);
    }

    /// Webex lists these slots now: 1 is 7001.
    pub fn slots(&mut self, which: impl IntoIterator<Item = usize>) {
        let places = Monitored { extensions: which.into_iter().map(place).collect(), people: Vec::new() };
        self.news(News::Extensions { epoch: FIRST, result: Ok(places) });
    }

    /// Time passes.
    pub fn pass(&mut self, ms: u64) {
        self.now.mono_ms += ms;
        self.now.wall += std::time::Duration::from_millis(ms);
    }

    /// A reading of the calls that began now.
    pub fn calls(&mut self, calls: Vec<Call>) {
        self.news(News::Calls { epoch: FIRST, asked_at: self.now, result: Ok(calls) });
    }

    /// Webex accepted the retrieve with this number.
    pub fn accepted(&mut self, id: u64) {
        let accepted =
            Accepted { call: "leg".into(), session: None, tracking_id: Some("TRACK-1".to_owned()) };
        self.news(News::Retrieved { id: RetrievalId(id), result: Ok(accepted) });
    }

    /// The slot that people call so.
    pub fn slot(&self, number: &str) -> SlotId {
        self.console
            .board()
            .find_number(number)
            .map(|slot| slot.id.clone())
            .unwrap_or_else(|| panic!("no slot {number}"))
    }

    /// The live layer reports.
    pub fn live(&mut self, news: LiveNews) {
        self.news(News::Live { epoch: FIRST, news });
    }

    /// Live news: who is parked there, by name and number; `None`: nobody.
    pub fn live_park(&mut self, number: &str, caller: Option<(&str, &str)>) {
        let parked = caller
            .map(|(name, number)| Party { name: Some(name.to_owned()), number: Some(number.to_owned()) });
        let slot = self.slot(number);
        self.live(LiveNews::Park { slot, parked });
    }

    /// What an earlier run of hers has parked: a caller for Dr Lee, so long ago.
    pub fn restore(&mut self, number: &str, caller: &str, secs_ago: i64) {
        self.restore_of(Some("rosa"), number, caller, secs_ago);
    }

    /// The same, parked by this person of Webex, or by somebody called Tom Abel whose profile could not be read.
    pub fn restore_of(&mut self, person: Option<&str>, number: &str, caller: &str, secs_ago: i64) {
        let call = ParkedCall {
            id: ParkId(1),
            person: person.map(Into::into),
            slot: self.slot(number),
            destination: Some(number.to_owned()),
            slot_number: number.to_owned(),
            slot_label: String::new(),
            caller: Party { name: Some(caller.to_owned()), number: Some("+14085550142".to_owned()) },
            parked_at: self.now.wall - jiff::SignedDuration::from_secs(secs_ago),
            parker: Some("Tom Abel".to_owned()),
            for_whom: Some("Dr Lee".to_owned()),
            note: Some("delivery note missing".to_owned()),
            again: None,
            recalled: false,
            asked: None,
        };
        self.news(News::Journal(JournalNews::Restored { calls: vec![call], trouble: Vec::new() }));
    }

    /// Harriet is being fetched from 7001, where she waits for Dr Lee: the phone rings.
    pub fn fetch_harriet(&mut self) {
        let slot = self.slot("7001");
        self.console.update(Event::Intent(Intent::Retrieve { slot, on: None }), self.now);
        self.accepted(1);
        self.pass(1_000);
    }

    /// Her devices can be answered from here.
    pub fn controllable(&mut self) {
        let devices = devices().into_iter().map(|device| Endpoint { remote_answer: true, ..device });
        self.news(News::Endpoints { epoch: FIRST, result: Ok(devices.collect()) });
    }

    /// Every retrieve that was sent: destination and device.
    pub fn retrieves(&self) -> Vec<(Option<&str>, Option<&str>)> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Retrieve { destination, endpoint, .. } => {
                    Some((destination.as_deref(), endpoint.as_ref().map(|id| id.0.as_str())))
                }
                _ => None,
            })
            .collect()
    }
}

/// Who works here, if nothing else is said.
pub fn rosa() -> Account {
    Account {
        person_id: Some("rosa".into()),
        name: "Rosa Keller".into(),
        extension: Some("2100".into()),
        location_id: None,
        location: Some("Harbour Office".into()),
    }
}

fn place(index: usize) -> ParkPlace {
    ParkPlace {
        id: format!("slot-{index}"),
        name: format!("Lobby {index}"),
        extension: Some((7_000 + index).to_string()),
        ..ParkPlace::default()
    }
}

/// The devices of the attendant.
pub fn devices() -> Vec<Endpoint> {
    let device = |id: &str, name: &str, kind, webex_default| Endpoint {
        id: id.into(),
        name: name.into(),
        kind,
        webex_default,
        remote_answer: false,
    };
    vec![
        device("desk", "Desk phone", EndpointKind::Device, true),
        device("app", "Webex Desktop", EndpointKind::Application, false),
    ]
}

/// The leg of a retrieve in this state.
pub fn leg(personality: Personality, state: CallState) -> Call {
    Call {
        remote_party: Party { name: Some("Harriet Lund".into()), number: Some("+14085550142".into()) },
        ..Call::new("leg".into(), personality, state)
    }
}

/// A call of the attendant with somebody.
pub fn talk(id: &str, name: &str, state: CallState) -> Call {
    let remote_party = Party { name: Some(name.to_owned()), number: Some("+14085550142".to_owned()) };
    Call { remote_party, ..Call::new(id.into(), Personality::Terminator, state) }
}

/// A call that rings, coming back from this slot.
pub fn recall(id: &str, name: &str, slot: &str) -> Call {
    let party = Party { name: None, number: Some(slot.to_owned()) };
    Call { recall: Some(RecalledFrom { id: None, party }), ..talk(id, name, CallState::Alerting) }
}

/// A refusal with these words.
pub fn failure(words: &str, again: PressAgain) -> Failure {
    Failure {
        words: words.into(),
        kind: FailureKind::Refused,
        again,
        look_up: LookUp::Nothing,
        status: Some(409),
        detail: None,
        tracking_id: Some("TRACK-2".to_owned()),
    }
}

fn read_number(typed: &str) -> Result<String, Arg> {
    let typed = typed.trim();
    let dialable = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit() || "+*".contains(c));
    if dialable { Ok(typed.to_owned()) } else { Err("That is not a number.".into()) }
}

/// How a window of this size is made, in the theme of the desk.
pub fn builder(desk: &Desk, width: f32, height: f32, zoom: f32) -> HarnessBuilder<Desk> {
    let prepared = Screen::new(Look { zoom, ..desk.look }, Registration::default());
    Harness::builder()
        // The live line says one announcement a frame.
        .with_max_steps(40)
        // The harness has a theme of its own, which stands for what was chosen.
        .with_theme(match desk.look.theme {
            ThemeChoice::Dark | ThemeChoice::ContrastDark => egui::Theme::Dark,
            _ => egui::Theme::Light,
        })
        .with_size([width, height])
        .with_context_setup(move |ctx| prepared.prepare(ctx))
}

/// A window of this size.
pub fn window(desk: Desk, width: f32, height: f32, zoom: f32) -> Harness<'static, Desk> {
    open(builder(&desk, width, height, zoom), desk)
}

/// The window that is made so.
pub fn open(builder: HarnessBuilder<Desk>, desk: Desk) -> Harness<'static, Desk> {
    let mut harness = builder.build_ui_state(
        |ui, desk: &mut Desk| {
            for intent in desk.screen.ui(ui, &desk.console, desk.now) {
                // Who presses for nothing asks for nothing; the announcement tells.
                if !matches!(intent, Intent::LostPress(_)) {
                    desk.intents.push(intent.clone());
                }
                let effects = desk.console.update(Event::Intent(intent), desk.now);
                desk.effects.extend(effects);
            }
            desk.changes.extend(desk.screen.take_changes());
        },
        desk,
    );
    harness.run();
    harness
}

/// The window gets this size in pixels: what that is in points depends on the size of the text, and in a narrow window that
/// on it.
pub fn resize(harness: &mut Harness<'_, Desk>, pixels: (f32, f32)) {
    for _ in 0..2 {
        harness.set_size(egui::Vec2::from(pixels) / harness.ctx.zoom_factor());
        harness.run();
    }
}

/// A window of the usual size over a board of `slots` slots.
pub fn board(slots: usize) -> Harness<'static, Desk> {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(slots);
    window(desk, 1280.0, 800.0, 1.0)
}

/// The same, a second after the program was started.
pub fn board_at_start(slots: usize) -> Harness<'static, Desk> {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.now.mono_ms = 1_000;
    desk.sign_in(slots);
    window(desk, 1280.0, 800.0, 1.0)
}

/// A signed-out window.
pub fn signed_out(has_client: bool, keychain: Keychain) -> Harness<'static, Desk> {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.start(has_client, keychain);
    window(desk, 1280.0, 1200.0, 1.0)
}

/// Presses the button of this name with the mouse.
pub fn press(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

/// Types without caring where the focus is.
pub fn type_anywhere(harness: &mut Harness<'_, Desk>, text: &str) {
    for character in text.chars() {
        harness.event(egui::Event::Text(character.to_string()));
        harness.run();
    }
}

/// Names of all nodes with this role, in reading order.
pub fn names(harness: &Harness<'_, Desk>, role: Role) -> Vec<String> {
    harness.query_all_by_role(role).filter_map(|node| node.accesskit_node().label()).collect()
}

/// Where the card of the call with this person can be taken to drag it: above its first button.
pub fn head(harness: &Harness<'_, Desk>, caller: &str, first: &str) -> egui::Pos2 {
    let mut cards = harness.query_all_by_role(Role::Group);
    let is_card =
        |card: &Node<'_>| card.accesskit_node().label().is_some_and(|label| label.starts_with(caller));
    let card = cards.find(is_card).unwrap_or_else(|| panic!("no card of {caller}"));
    let button = card.get_by_role_and_label(Role::Button, first).rect();
    egui::pos2(button.center().x, f32::midpoint(card.rect().top(), button.top()))
}

/// The name of the tile whose name begins with this number.
pub fn tile_name(harness: &Harness<'_, Desk>, number: &str) -> String {
    tile(harness, number).accesskit_node().label().unwrap_or_default()
}

/// That tile.
pub fn tile<'t>(harness: &'t Harness<'_, Desk>, number: &str) -> Node<'t> {
    let mut found = harness
        .query_all_by_role(Role::Button)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(number)));
    let tile = found.next().unwrap_or_else(|| panic!("no tile begins with {number}"));
    assert!(found.next().is_none(), "several buttons begin with {number}");
    tile
}
