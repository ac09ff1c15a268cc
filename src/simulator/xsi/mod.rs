//! The live layer: XSI as Webex Calling offers it (contract 7), under `/xsi` beside the REST API. It is there while the setting `xsi` is on.
//!
//! | path below `/xsi` | what it does |
//! |---|---|
//! | `POST com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel` | opens a channel: a response that never ends |
//! | `GET`, `PUT`, `DELETE com.broadsoft.xsi-events/v2.0/channel/{id}`, `PUT …/heartbeat`, `GET …/channelset/{id}` | keeps it |
//! | `POST com.broadsoft.xsi-events/v2.0/channel/eventresponse` | acknowledges an event |
//! | `POST`, `GET …/user/{target}`, `POST …/serviceprovider/{org}`, `GET`, `PUT`, `DELETE …/subscription/{id}` | subscriptions |
//! | `com.broadsoft.xsi-actions/v2.0/user/{uuid}/calls…`, `…/services/{name}` | calls and services of contract 7.6 |
//!
//! Inside: `hub` holds channels, `subscriptions` what is told over them, `acks` what was heard; `packages`, `calls` and `element` make
//! the documents; `request` reads those of clients; `http` is the face. Names, order and types of elements follow the BroadWorks
//! schemas of the namespace; `tests/simulator/xsi` holds them to it.

mod acks;
mod calls;
mod channel;
pub mod control;
pub mod element;
pub mod failure;
pub mod http;
mod hub;
pub mod knobs;
mod packages;
mod request;
mod subscriptions;
mod targets;

pub use hub::Hub;
