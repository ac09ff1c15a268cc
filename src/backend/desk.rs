//! Reads what the desk is made of: who sits there, which slots there are, which devices can answer.

use super::convert::{self, What};
use super::news::NewsSender;
use super::signing::Memory;
use crate::console::event::News;
use crate::console::failure::Failure;
use crate::console::ids::{Epoch, LookUpId};
use crate::webex::{self, Client};

/// Reads the profile, and what this console remembers of that person.
pub async fn read_profile(client: Option<Client>, memory: Memory, epoch: Epoch, news: &NewsSender) {
    let result = match client {
        Some(client) => client.me().await.map_err(|error| convert::failed_read(What::Profile, &error)),
        None => Err(convert::signed_out()),
    };
    let result = result.map(convert::account).map(|account| {
        let choice = account.person_id.as_ref().map(|person| memory.choice(person)).unwrap_or_default();
        (account, choice)
    });
    news.send(News::Profile { epoch, result }).await;
}

/// Reads the monitored call park extensions and people (contract 5.2).
pub async fn read_extensions(client: Option<Client>, epoch: Epoch, news: &NewsSender) {
    let result = match client {
        Some(client) => client.monitoring().await.map_err(|error| convert::failed_read(What::Slots, &error)),
        None => Err(convert::signed_out()),
    };
    let result = result.map(convert::monitored);
    news.send(News::Extensions { epoch, result }).await;
}

/// Reads the call park group (contract 5.3).
pub async fn read_group(client: Option<Client>, epoch: Epoch, news: &NewsSender) {
    let result = match client {
        Some(client) => {
            client.call_park_group().await.map_err(|error| convert::failed_read(What::Group, &error))
        }
        None => Err(convert::signed_out()),
    };
    let result = result.map(convert::park_group);
    news.send(News::Group { epoch, result }).await;
}

/// Reads the recent calls of every kind, newest first (contract 3.2).
pub async fn read_history(client: Option<Client>, epoch: Epoch, news: &NewsSender) {
    let result = match client {
        Some(client) => {
            client.history(None).await.map_err(|error| convert::failed_read(What::History, &error))
        }
        None => Err(convert::signed_out()),
    };
    let result = result.map(|calls| calls.into_iter().map(convert::past_call).collect());
    news.send(News::History { epoch, result }).await;
}

/// Looks for people in the directory of the organisation.
pub async fn look_up(client: Option<Client>, epoch: Epoch, id: LookUpId, name: &str, news: &NewsSender) {
    let result = match client {
        Some(client) => {
            client.people(name).await.map_err(|error| convert::failed_read(What::Directory, &error))
        }
        None => Err(convert::signed_out()),
    };
    let result = result.map(|people| people.into_iter().map(convert::directory_person).collect());
    news.send(News::People { epoch, id, result }).await;
}

/// Reads after how many seconds a location's parked calls come back (contract 5.7). Most accounts may not, and nobody is
/// told.
pub async fn read_recall_time(client: Option<Client>, epoch: Epoch, location: &str, news: &NewsSender) {
    let read = match client {
        Some(client) => client.call_park_settings(&location.into()).await,
        None => return,
    };
    let settings = read.unwrap_or_else(|error| not_known("the recall time", &error));
    let recall_secs = settings.and_then(|settings| settings.recall_secs).map(u64::from);
    news.send(News::RecallTime { epoch, location: location.to_owned(), recall_secs }).await;
}

/// Reads the code with which any phone retrieves (contract 5.6). Where it may not be read, the usual one stands.
pub async fn read_retrieve_code(client: Option<Client>, epoch: Epoch, news: &NewsSender) {
    let Some(client) = client else { return };
    let codes = client.feature_access_codes().await;
    let codes = codes.unwrap_or_else(|error| not_known("the retrieve code", &error));
    let retrieve = codes.into_iter().find(webex::FeatureAccessCode::retrieves);
    if let Some(webex::FeatureAccessCode { code, .. }) = retrieve {
        news.send(News::RetrieveCode { epoch, code }).await;
    }
}

/// Reads the devices that can answer, and which of them Valet can answer on (contract 5.4, 5.5).
pub async fn read_endpoints(client: Option<Client>, epoch: Epoch, news: &NewsSender) {
    let result = match client {
        Some(client) => endpoints(&client).await,
        None => Err(convert::signed_out()),
    };
    news.send(News::Endpoints { epoch, result }).await;
}

async fn endpoints(client: &Client) -> Result<Vec<crate::console::endpoints::Endpoint>, Failure> {
    let (available, all) =
        tokio::join!(client.available_preferred_answer_endpoints(None), client.endpoints());
    // A tenant may refuse one of the two paths, or leave the mark of the default out (contract 5.4). The other path wants
    // the person's id.
    let marked = available.as_ref().is_ok_and(|list| list.iter().any(|endpoint| endpoint.is_preferred));
    let refused = available.as_ref().is_err_and(|error| error.status().is_some());
    let person = if marked || (available.is_err() && !refused) {
        None
    } else {
        client.me().await.ok().map(|profile| profile.id)
    };
    let available =
        if refused { client.available_preferred_answer_endpoints(person.as_ref()).await } else { available };
    let available = available.map_err(|error| convert::failed_read(What::Devices, &error))?;
    let preferred = match &person {
        Some(_) if !refused => client.preferred_answer_endpoint(person.as_ref()).await,
        _ => Ok(None),
    };
    // Without these two nothing is lost but the mark, and answering for the attendant.
    let preferred = preferred.unwrap_or_else(|error| not_known("the default device", &error));
    let controllable = all.unwrap_or_else(|error| not_known("which devices Valet can answer on", &error));
    Ok(convert::endpoints(available, &controllable, preferred.as_ref()))
}

/// An error holds the server's own words, and those may hold numbers: only its id goes into the log.
fn not_known<T: Default>(what: &str, error: &webex::Error) -> T {
    tracing::info!(status = error.status(), tracking_id = error.tracking_id, "{what} is not known");
    T::default()
}
