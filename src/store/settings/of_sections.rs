//! What each section of `config.toml` holds, one function a section: the file's values over those that stand without it.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::keys::{self, KeySetting, KeySettings};
use super::read::{Reader, Table, Value};
use super::{
    ConsoleSettings, DaySettings, ManualSlot, NotificationSettings, QuietHours, Section, Setting,
    WebexSettings, WindowSettings, XsiSettings, check, check_console,
};
use crate::say;

impl Reader<'_> {
    pub(super) fn webex(&mut self, table: &Table<'_>, base: WebexSettings) -> WebexSettings {
        self.known(Section::Webex, table);
        WebexSettings {
            api_base: self.value(table, Setting::ApiBase, check::api_base).unwrap_or(base.api_base),
            client_id: self.value(table, Setting::ClientId, check::client_id).or(base.client_id),
            client_secret: self
                .value(table, Setting::ClientSecret, check::client_secret)
                .or(base.client_secret),
            redirect_uris: self
                .list(table, Setting::RedirectUris, check::redirect_uri)
                .unwrap_or(base.redirect_uris),
            optional_scopes: self
                .list(table, Setting::OptionalScopes, check::scope)
                .unwrap_or(base.optional_scopes),
            proxy: self.value(table, Setting::Proxy, check::proxy).or(base.proxy),
            calls_path: self.value(table, Setting::CallsPath, check::calls_path).or(base.calls_path),
        }
    }

    pub(super) fn console(&mut self, table: &Table<'_>, base: ConsoleSettings) -> ConsoleSettings {
        self.known(Section::Console, table);
        let recall_secs = self.value(table, Setting::RecallSecs, check_console::recall_secs);
        ConsoleSettings {
            recall_secs: recall_secs.unwrap_or(base.recall_secs),
            recall_by_hand: recall_secs.is_some() || base.recall_by_hand,
            auto_answer: self
                .value(table, Setting::AutoAnswer, check_console::on_or_off)
                .unwrap_or(base.auto_answer),
            answer_on: self.value(table, Setting::AnswerOn, check_console::device).or(base.answer_on),
            theme: self.value(table, Setting::Theme, check_console::choice).unwrap_or(base.theme),
            zoom: self.value(table, Setting::Zoom, check_console::zoom).unwrap_or(base.zoom),
            language: self.value(table, Setting::Language, check_console::choice).unwrap_or(base.language),
            clock: self.value(table, Setting::Clock, check_console::choice).unwrap_or(base.clock),
        }
    }

    pub(super) fn notifications(
        &mut self,
        at: &Range<usize>,
        table: &Table<'_>,
        base: NotificationSettings,
    ) -> NotificationSettings {
        self.known(Section::Notifications, table);
        let mut notify = |setting, base| self.value(table, setting, check_console::choice).unwrap_or(base);
        NotificationSettings {
            parked: notify(Setting::NotifyParked, base.parked),
            warning: notify(Setting::NotifyWarning, base.warning),
            recall: notify(Setting::NotifyRecall, base.recall),
            quiet: self.quiet(at, table).or(base.quiet),
        }
    }

    fn quiet(&mut self, at: &Range<usize>, table: &Table<'_>) -> Option<QuietHours> {
        let ends = [Setting::QuietFrom, Setting::QuietUntil];
        let [from, until] = ends.map(|setting| self.value(table, setting, check_console::time_of_day));
        let missing: Vec<_> = ends.into_iter().filter(|end| !table.contains_key(end.key())).collect();
        if let [missing] = missing[..] {
            let section = Section::Notifications.to_string();
            let sentence = say!("setting-needs-both", section = section, key = missing.key());
            self.problem(at.clone(), &missing.to_string(), sentence);
        }
        let (from, until) = (from?, until?);
        if from == until {
            let at = table.get(Setting::QuietUntil.key()).map_or(at.clone(), Spanned::span);
            self.wrong(at, &Setting::QuietUntil.to_string(), say!("wants-other-time"));
        }
        Some(QuietHours { from, until })
    }

    pub(super) fn window(&mut self, table: &Table<'_>, base: WindowSettings) -> WindowSettings {
        self.known(Section::Window, table);
        let mut switch = |setting, base| self.value(table, setting, check_console::on_or_off).unwrap_or(base);
        WindowSettings {
            always_on_top: switch(Setting::AlwaysOnTop, base.always_on_top),
            compact: switch(Setting::Compact, base.compact),
        }
    }

    pub(super) fn day(&mut self, table: &Table<'_>, base: DaySettings) -> DaySettings {
        self.known(Section::Day, table);
        DaySettings {
            keep_days: self
                .value(table, Setting::KeepDays, check_console::keep_days)
                .unwrap_or(base.keep_days),
            names: self.value(table, Setting::Names, check_console::on_or_off).unwrap_or(base.names),
        }
    }

    /// Which actions there are is not known here.
    pub(super) fn keys(&mut self, table: &Table<'_>, settings: &mut KeySettings) {
        for (key, value) in table {
            let action = key.get_ref().as_ref();
            let name = format!("[keys] {}", action.escape_debug());
            if !keys::is_action(action) {
                self.wrong(key.span(), &name, say!("wants-action"));
                continue;
            }
            let Some(chord) = self.key(table, &name, action, check_console::chord) else { continue };
            self.actions.insert(action.to_owned());
            let line = self.line(&value.span());
            settings.insert(action.to_owned(), KeySetting { chord, line, of_policy: false });
        }
    }

    /// An empty section says nothing. What is said is said of all three hosts: they belong to one place.
    pub(super) fn xsi(
        &mut self,
        at: &Range<usize>,
        table: &Table<'_>,
        base: Option<XsiSettings>,
    ) -> Option<XsiSettings> {
        self.known(Section::Xsi, table);
        if table.is_empty() {
            return base;
        }
        let hosts = [Setting::XsiEvents, Setting::XsiChannel, Setting::XsiActions];
        let [events, channel, actions] = hosts.map(|host| self.value(table, host, check::xsi_host));
        for host in [Setting::XsiEvents, Setting::XsiChannel] {
            if !table.contains_key(host.key()) {
                let section = Section::Xsi.to_string();
                let sentence = say!("setting-needs-host", section = section, key = host.key());
                self.problem(at.clone(), &host.to_string(), sentence);
            }
        }
        self.said.extend(hosts);
        Some(XsiSettings { events: events?, channel: channel?, actions })
    }

    pub(super) fn slots(&mut self, slots: &[Value<'_>]) -> Vec<ManualSlot> {
        self.said.insert(Setting::Slots);
        let mut first_lines = BTreeMap::new();
        let mut read = Vec::new();
        for slot in slots {
            let DeValue::Table(table) = slot.get_ref() else {
                self.no_slot(slot.span());
                continue;
            };
            self.known(Section::Slots, table);
            let label = self.key(table, "[[slots]] label", "label", check::label).flatten();
            let Some(at) = table.get("number").map(Spanned::span) else {
                let sentence = say!("setting-needs-number", section = Section::Slots.to_string());
                self.problem(slot.span(), "[[slots]] number", sentence);
                continue;
            };
            let number = self.key(table, "[[slots]] number", "number", check::slot_number);
            let Some(number) = number else { continue };
            let line = self.line(&at);
            if let Some(first) = first_lines.get(&number) {
                let first: &usize = first;
                let why = say!("wants-other-number", number = &number, line = first.to_string());
                self.wrong(at, "[[slots]] number", why);
                continue;
            }
            first_lines.insert(number.clone(), line);
            read.push(ManualSlot { number, label });
        }
        read
    }

    pub(super) fn no_slot(&mut self, at: Range<usize>) {
        self.problem(at, "slots", say!("setting-needs-brackets"));
    }
}
