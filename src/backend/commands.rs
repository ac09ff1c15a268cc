//! The commands: retrieve with its answer and hang-up, the orders to calls, and the change of the default. Each goes out
//! once; what became of it is news.

use super::news::NewsSender;
use super::{convert, orders};
use crate::console::effect::Effect;
use crate::console::event::{Accepted, News};
use crate::console::failure::{Failure, FailureKind};
use crate::console::ids::EndpointId;
use crate::say;
use crate::webex::{self, Command};

/// The command could not go out at once, and is not sent any more: nobody expects it now.
pub fn too_late() -> Failure {
    Failure::of_valet(say!("too-late"), FailureKind::Refused)
}

/// Sends the command of this effect. Other effects are not commands and are left alone.
pub async fn send(client: Option<webex::Client>, effect: Effect, news: &NewsSender) {
    match effect {
        Effect::Retrieve { id, destination, endpoint } => {
            let result = match client {
                Some(client) => retrieve(&client, destination, endpoint).await,
                None => Err(convert::signed_out()),
            };
            news.send(News::Retrieved { id, result }).await;
        }
        Effect::Answer { id, call, endpoint } => {
            let result = match client {
                Some(client) => client
                    .answer(&webex::CallId::new(call.0), Some(&webex::EndpointId::new(endpoint.0)))
                    .await
                    .map_err(|error| convert::failed_command(Command::Answer, &error)),
                None => Err(convert::signed_out()),
            };
            news.send(News::Answered { id, result }).await;
        }
        Effect::HangUp { id, call } => {
            let result = match client {
                Some(client) => client
                    .hangup(&webex::CallId::new(call.0))
                    .await
                    .map_err(|error| convert::failed_command(Command::HangUp, &error)),
                None => Err(convert::signed_out()),
            };
            news.send(News::HungUp { id, result }).await;
        }
        Effect::Order { id, order } => {
            let result = match client {
                Some(client) => orders::send(&client, order).await,
                None => Err(convert::signed_out()),
            };
            news.send(News::Ordered { id, result }).await;
        }
        Effect::SetDefault { epoch, person, endpoint } => {
            let result = match client {
                Some(client) => {
                    let person = person.map(|person| webex::PersonId::new(person.0));
                    let id = endpoint.clone().map(|endpoint| webex::EndpointId::new(endpoint.0));
                    client
                        .set_preferred_answer_endpoint(person.as_ref(), id.as_ref())
                        .await
                        .map_err(|error| convert::failed_read(convert::What::DefaultDevice, &error))
                }
                None => Err(convert::signed_out()),
            };
            news.send(News::DefaultSet { epoch, endpoint, result }).await;
        }
        _ => {}
    }
}

async fn retrieve(
    client: &webex::Client,
    destination: Option<String>,
    endpoint: Option<EndpointId>,
) -> Result<Accepted, Failure> {
    let destination = destination
        .map(|number| number.parse::<webex::Destination>())
        .transpose()
        .map_err(|error| convert::refused_number(error.message()))?;
    let ring = match endpoint {
        Some(endpoint) => webex::Ring::Endpoint(webex::EndpointId::new(endpoint.0)),
        None => webex::Ring::All,
    };
    let request = webex::Retrieve { destination, ring, line_owner: None };
    let failed = |error| convert::failed_command(Command::Retrieve, &error);
    let info = client.retrieve(&request).await.map_err(failed)?;
    Ok(convert::accepted(info))
}
