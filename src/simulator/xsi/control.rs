//! `POST /sim/xsi`: settings of the live layer, and what may befall its channels and subscriptions.
//!
//! Every key but `drop`, `terminateChannels` and `terminateSubscriptions` is a setting of [`super::knobs::XsiKnobs`].

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::channel::{Down, Ending};
use super::hub::Hub;
use super::targets::{self, Target};
use crate::simulator::clock::{Moment, later};
use crate::simulator::world::World;

/// Which channels: all, or those that every given field names.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Drop {
    channel_id: Option<String>,
    user: Option<String>,
    /// Seconds of the simulator's clock from now.
    after_secs: u64,
    how: Down,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TerminateChannels {
    #[serde(default)]
    channel_id: Option<String>,
    #[serde(default)]
    user: Option<String>,
    reason: Ending,
}

/// Which subscriptions: all, or those of one target.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct TerminateSubscriptions {
    /// An extension, user id, UUID or name.
    target: Option<String>,
}

/// Carries a command out. All or nothing: what cannot be read changes nothing.
///
/// # Errors
/// A sentence.
pub fn command(
    hub: &mut Hub,
    world: &World,
    mut command: Map<String, Value>,
    now: Moment,
) -> Result<(), String> {
    let drop: Option<Drop> = take(&mut command, "drop")?;
    let channels: Option<TerminateChannels> = take(&mut command, "terminateChannels")?;
    let subscriptions: Option<TerminateSubscriptions> = take(&mut command, "terminateSubscriptions")?;
    let down = drop.as_ref().map(|d| chosen(hub, world, d.channel_id.as_deref(), d.user.as_deref()));
    let down = down.transpose()?;
    let over = channels.as_ref().map(|c| chosen(hub, world, c.channel_id.as_deref(), c.user.as_deref()));
    let over = over.transpose()?;
    let ending = match &subscriptions {
        None => Vec::new(),
        Some(which) => subscribed(hub, world, which.target.as_deref())?,
    };
    hub.patch(&command, now)?;
    if let (Some(drop), Some(ids)) = (drop, down) {
        let at = later(now.sim, drop.after_secs);
        ids.iter().for_each(|id| hub.take_down(id, at, drop.how));
    }
    if let (Some(channels), Some(ids)) = (channels, over) {
        ids.iter().for_each(|id| hub.end(id, Some(channels.reason), Down::End, now));
    }
    ending.iter().for_each(|id| hub.terminate(id, world, now));
    Ok(())
}

fn take<T: DeserializeOwned>(command: &mut Map<String, Value>, key: &str) -> Result<Option<T>, String> {
    let Some(value) = command.remove(key) else { return Ok(None) };
    let read = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { key.to_owned() } else { format!("{key}.{path}") };
        format!("The field {path:?} of the command is wrong: {}.", error.inner())
    })?;
    Ok(Some(read))
}

fn chosen(hub: &Hub, world: &World, id: Option<&str>, user: Option<&str>) -> Result<Vec<String>, String> {
    let owner = match user {
        None => None,
        Some(user) => {
            Some(world.dir.member_named(user).ok_or_else(|| format!("There is nobody called {user:?}."))?)
        }
    };
    if let Some(id) = id
        && !hub.channels.contains_key(id)
    {
        return Err(format!("There is no channel {id:?}."));
    }
    let fits = |channel: &&super::channel::Channel| {
        id.is_none_or(|id| channel.id == id) && owner.is_none_or(|owner| channel.owner == owner)
    };
    Ok(hub.channels.values().filter(fits).map(|channel| channel.id.clone()).collect())
}

fn subscribed(hub: &Hub, world: &World, target: Option<&str>) -> Result<Vec<String>, String> {
    let spot = match target {
        None => None,
        Some(text) => {
            let named = world.dir.spot_named(text);
            let found = named.or_else(|| targets::find(&world.dir, text, super::knobs::CpeIds::Both));
            Some(found.ok_or_else(|| format!("There is no target {text:?}."))?)
        }
    };
    let fits = |target: Target| spot.is_none_or(|spot| target == Target::One(spot));
    Ok(hub.subscriptions.iter().filter(|s| fits(s.target)).map(|s| s.id.clone()).collect())
}
