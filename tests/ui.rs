//! The screen, found as a screen reader finds it: by role and name, and driven by keyboard and mouse. The console is
//! the real one, fed with news by hand; there is no network and no display.

#![allow(clippy::unwrap_used, reason = "helpers of tests may panic, too")]

#[path = "ui/board.rs"]
mod board;
#[path = "ui/call_keys.rs"]
mod call_keys;
#[path = "ui/calls.rs"]
mod calls;
#[path = "ui/cannot_start.rs"]
mod cannot_start;
#[path = "ui/commands.rs"]
mod commands;
#[path = "ui/compact.rs"]
mod compact;
#[path = "ui/customer.rs"]
mod customer;
#[path = "ui/day.rs"]
mod day;
#[path = "ui/desk.rs"]
mod desk;
#[path = "ui/fetched.rs"]
mod fetched;
#[path = "ui/figures.rs"]
mod figures;
#[path = "ui/find.rs"]
mod find;
#[path = "ui/find_typed.rs"]
mod find_typed;
#[path = "ui/fits.rs"]
mod fits;
#[path = "ui/german.rs"]
mod german;
#[path = "ui/handing_on.rs"]
mod handing_on;
#[path = "ui/heir.rs"]
mod heir;
#[path = "ui/hints.rs"]
mod hints;
#[path = "ui/hurry.rs"]
mod hurry;
#[path = "ui/keys.rs"]
mod keys;
#[path = "ui/languages.rs"]
mod languages;
#[path = "ui/look.rs"]
mod look;
#[path = "ui/lost_press.rs"]
mod lost_press;
#[path = "ui/menus.rs"]
mod menus;
#[path = "ui/names.rs"]
mod names;
#[path = "ui/number.rs"]
mod number;
#[path = "ui/offline.rs"]
mod offline;
#[path = "ui/pages.rs"]
mod pages;
#[path = "ui/paint.rs"]
mod paint;
#[path = "ui/palette.rs"]
mod palette;
#[path = "ui/palette_settings.rs"]
mod palette_settings;
#[path = "ui/parking.rs"]
mod parking;
#[path = "ui/parts.rs"]
mod parts;
#[path = "ui/pictures.rs"]
mod pictures;
#[path = "ui/recall.rs"]
mod recall;
#[path = "ui/recents.rs"]
mod recents;
#[path = "ui/refused.rs"]
mod refused;
#[path = "ui/ring.rs"]
mod ring;
#[path = "ui/room.rs"]
mod room;
#[path = "ui/saying.rs"]
mod saying;
#[path = "ui/scenes/mod.rs"]
mod scenes;
#[path = "ui/settings.rs"]
mod settings;
#[path = "ui/settings_keys.rs"]
mod settings_keys;
#[path = "ui/settings_notifications.rs"]
mod settings_notifications;
#[path = "ui/sign_in.rs"]
mod sign_in;
#[path = "ui/sources.rs"]
mod sources;
#[path = "ui/steady.rs"]
mod steady;
#[path = "ui/support.rs"]
mod support;
#[path = "ui/themes.rs"]
mod themes;
#[path = "ui/tiles.rs"]
mod tiles;
#[path = "ui/trouble.rs"]
mod trouble;
#[path = "ui/wait.rs"]
mod wait;
#[path = "ui/walk.rs"]
mod walk;
#[path = "ui/whole.rs"]
mod whole;
#[path = "ui/windows.rs"]
mod windows;
