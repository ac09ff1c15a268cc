//! Any changes, in any order, on files that are written in any way: what was set is what is read, and no comment is lost.

use proptest::sample::{select, subsequence};

use super::*;

/// Ways to write sections, each with comments whose words are found again.
const SECTIONS: &[&[&str]] = &[
    &[
        "[console] # c0\n# c1\nzoom = 1.5 # c2\n  theme='dark'\n# c3\n",
        "[console]\n# c4\n",
        "[ \"console\" ]\nauto_answer = false\nanswer_on = 'Fax' # c6\n\nrecall_secs = 0x40 # c5\n",
    ],
    &[
        "[notifications] # n0\nquiet_from = \"20:00\" # n1\n# n2\nquiet_until = \"07:00\" # n3\nparked = \"off\"\n",
    ],
    &["[webex]\n# w0\nproxy = \"http://p.example:1\" # w1\ncalls_path = \"a\"\n", "[webex] # w2\n"],
    &["[keys]\nhold = \"F9\" # k0\n# k1\npark = \"Ctrl+P\"\n", "[keys]\n\n\n# k2\n"],
    &[
        "[[slots]] # s0\n# s1\nnumber = \"7001\" # s2\nlabel = \"Lobby\" # s3\n\n# s4\n[[slots]]\nnumber = \"7002\"\n# s5\n",
        "[[slots]]\nlabel = \"x\"\nnumber = \"7003\"\n",
    ],
];

/// What stands before all sections.
const ROOTS: &[&str] = &[
    "",
    "\u{feff}",
    "# r0\n\n",
    "day.names = false # r1\nday.keep_days = 7\n",
    "window = { compact = true, always_on_top = true } # r2\n",
    "day = { names = false } # r3\nwindow = {}\n",
];

const INLINE_SLOTS: &[&str] = &[
    "slots = [{ number = \"7001\", label = \"Lobby\" }, { number = \"7003\" }] # i0\n",
    "slots = [ # i1\n  { number = \"7002\" }, # i2\n  # i3\n  { number = \"7001\" } # i4\n  # i5\n]\n",
    "slots = [\n  { number = \"7001\" }, # i6\n]\n",
];

fn text() -> impl Strategy<Value = String> {
    let sections: Vec<_> = SECTIONS.iter().map(|ways| select(*ways)).collect();
    let sections =
        sections.prop_flat_map(|sections| subsequence(sections.clone(), 0..=sections.len()).prop_shuffle());
    let inline = proptest::option::of(select(INLINE_SLOTS));
    (select(ROOTS), inline, sections, any::<bool>(), any::<bool>()).prop_map(
        |(root, inline, sections, windows, cut)| {
            let sections = sections.into_iter().filter(|it| inline.is_none() || !it.contains("[[slots]]"));
            let mut text = [root, inline.unwrap_or_default()].concat();
            text.extend(sections);
            if cut && text.ends_with('\n') {
                text.pop();
            }
            if windows { text.replace('\n', "\r\n") } else { text }
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let number = || select(vec!["7001", "7002", "7003", "sip:park@company.domain"]).prop_map(str::to_owned);
    let label = || {
        proptest::option::of(
            select(vec!["Lobby", "\"q\" # no comment", "Empfang 2\\"]).prop_map(str::to_owned),
        )
    };
    let notify = || select(Notify::ALL);
    let hours = (0_i8..24, 0_i8..12).prop_map(|(hour, plus)| QuietHours {
        from: time(hour, 0, 0, 0),
        until: time((hour + plus) % 24, 30, 0, 0),
    });
    let chord = proptest::option::of(select(vec!["F3", "Ctrl+\"", "none"]).prop_map(str::to_owned));
    let action = select(vec!["hold", "park", "fetch-longest"]).prop_map(str::to_owned);
    prop_oneof![
        proptest::option::of(select(vec!["http://q.example:2", ""]).prop_map(str::to_owned))
            .prop_map(Change::Proxy),
        (30_u64..=600).prop_map(Change::RecallSecs),
        any::<bool>().prop_map(Change::AutoAnswer),
        proptest::option::of(select(vec!["Desk phone", "\"q\" # none", "all"]).prop_map(str::to_owned))
            .prop_map(Change::AnswerOn),
        select(Theme::ALL).prop_map(Change::Theme),
        (80_u8..=200).prop_map(|percent| Change::Zoom(f32::from(percent) / 100.0)),
        select(LanguageChoice::ALL).prop_map(Change::Language),
        select(ClockFace::ALL).prop_map(Change::Clock),
        notify().prop_map(Change::NotifyParked),
        notify().prop_map(Change::NotifyWarning),
        notify().prop_map(Change::NotifyRecall),
        proptest::option::of(hours).prop_map(Change::Quiet),
        any::<bool>().prop_map(Change::AlwaysOnTop),
        any::<bool>().prop_map(Change::Compact),
        (0_u16..=3650).prop_map(Change::KeepDays),
        any::<bool>().prop_map(Change::Names),
        (action, chord).prop_map(|(action, chord)| Change::Key { action, chord }),
        (number(), label()).prop_map(|(number, label)| Change::AddSlot(ManualSlot { number, label })),
        number().prop_map(Change::RemoveSlot),
        (number(), label()).prop_map(|(number, label)| Change::RenameSlot { number, label }),
    ]
}

/// What the change means. Whether it is one that can be made.
fn expect(settings: &mut Settings, change: &Change) -> bool {
    let at = |settings: &Settings, number: &str| settings.slots.iter().position(|slot| slot.number == number);
    match change.clone() {
        Change::Proxy(typed) => {
            settings.webex.proxy = typed.filter(|it| !it.is_empty()).map(|it| url::Url::parse(&it).unwrap());
        }
        Change::RecallSecs(secs) => {
            (settings.console.recall_secs, settings.console.recall_by_hand) = (secs, true);
        }
        Change::AutoAnswer(on) => settings.console.auto_answer = on,
        Change::AnswerOn(device) => settings.console.answer_on = device,
        Change::Theme(theme) => settings.console.theme = theme,
        Change::Zoom(zoom) => settings.console.zoom = zoom,
        Change::Language(language) => settings.console.language = language,
        Change::Clock(clock) => settings.console.clock = clock,
        Change::NotifyParked(notify) => settings.notifications.parked = notify,
        Change::NotifyWarning(notify) => settings.notifications.warning = notify,
        Change::NotifyRecall(notify) => settings.notifications.recall = notify,
        Change::Quiet(hours) => settings.notifications.quiet = hours,
        Change::AlwaysOnTop(on) => settings.window.always_on_top = on,
        Change::Compact(on) => settings.window.compact = on,
        Change::KeepDays(days) => settings.day.keep_days = days,
        Change::Names(on) => settings.day.names = on,
        Change::Key { action, chord: None } => drop(settings.keys.remove(&action)),
        Change::Key { action, chord: Some(chord) } => {
            settings.keys.insert(action, KeySetting { chord, line: 0, of_policy: false });
        }
        Change::AddSlot(slot) if at(settings, &slot.number).is_some() => return false,
        Change::AddSlot(slot) => settings.slots.push(slot),
        Change::RemoveSlot(number) => settings.slots.retain(|slot| slot.number != number),
        Change::RenameSlot { number, label } => match at(settings, &number) {
            Some(at) => settings.slots[at].label = label,
            None => return false,
        },
    }
    true
}

fn shown(mut settings: Settings) -> String {
    settings.keys.values_mut().for_each(|key| key.line = 0);
    format!("{settings:?}")
}

/// The comments, by their first word: `r0`, `s1`.
fn comments(text: &str) -> Vec<String> {
    let words =
        text.lines().filter_map(|line| line.rsplit_once("# ")).map(|(_, comment)| comment.trim().to_owned());
    let mut words: Vec<_> = words.filter(|word| word.len() == 2).collect();
    words.sort();
    words
}

proptest! {
    // Each case writes up to a dozen files to the disk.
    #![proptest_config(crate::seeds::cases(64))]

    #[test]
    fn any_changes_are_read_as_they_were_made_and_no_comment_is_lost(
        before in text(),
        changes in proptest::collection::vec(change(), 1..12),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        fs::write(&path, &before).unwrap();
        let mut expected = Settings::load(&path).unwrap();
        for change in &changes {
            let text = fs::read_to_string(&path).unwrap();
            if expect(&mut expected, change) {
                let settings = set_setting(&path, None, change).unwrap();
                prop_assert_eq!(shown(settings), shown(expected.clone()), "{:?} in {:?}", change, text);
            } else {
                prop_assert!(matches!(set_setting(&path, None, change), Err(SettingsError::Refused(_))));
            }
            let after = fs::read_to_string(&path).unwrap();
            prop_assert_eq!(shown(Settings::parse(&after).unwrap()), shown(expected.clone()));
            prop_assert_eq!(comments(&after), comments(&before), "{:?} made {:?} of {:?}", change, after, text);
            let bare_ends = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
            prop_assert!(!before.contains("\r\n") || bare_ends(&after) == 0, "mixed line ends in {:?}", after);
        }
    }
}
