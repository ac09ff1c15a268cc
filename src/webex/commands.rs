//! The client's commands on calls (contract 3.3). Each method sends one request, once, whatever happens; only after a 401,
//! which Webex refused before it did anything, the same request goes out with a renewed token (contract 10.4).
//!
//! After a failure [`Error::outcome`] says whether it may have taken effect, and
//! [`Row::message`](super::status::Row::message) the words for the attendant.

use reqwest::Method;
use serde::Serialize;

use super::act::{
    CallBody, DialBody, Divert, DivertBody, DtmfBody, Lined, ParkAnswer, ParkBody, ParkOn, Parked,
    PickupBody, PullBody, RejectBody, Rejection, TransferBody,
};
use super::answer::Answer;
use super::call::{CallInfo, Party};
use super::client::Client;
use super::destination::Destination;
use super::digits::Digits;
use super::error::Error;
use super::ids::{CallId, EndpointId, LineOwnerId};
use super::retrieve::{Retrieve, RetrieveBody, Ring};
use super::status::Command;
use super::transport::Effort;

impl Client {
    /// Calls somebody: first the user's own devices ring, then the destination. A 2xx that does not name the leg is an error
    /// with an unknown outcome, here and wherever a [`CallInfo`] is promised.
    pub async fn dial(&self, destination: &Destination, ring: &Ring) -> Result<CallInfo, Error> {
        let body = DialBody { destination, ring: ring.into() };
        self.begin(Command::Dial, body, None).await
    }

    /// Answers an alerting call, on this device if one is given. It works only where the device can be controlled
    /// (contract 3.3 and 5.5); take any 4xx as "lift the handset".
    pub async fn answer(&self, call: &CallId, endpoint: Option<&EndpointId>) -> Result<(), Error> {
        self.act(Command::Answer, CallBody { call_id: call, endpoint_id: endpoint }).await
    }

    /// Turns an alerting call away.
    pub async fn reject(&self, call: &CallId, action: &Rejection) -> Result<(), Error> {
        self.act(Command::Reject, RejectBody { call_id: call, action }).await
    }

    /// Ends a call; an incoming one that is not yet answered is refused as busy (contract 3.3).
    pub async fn hangup(&self, call: &CallId) -> Result<(), Error> {
        self.act_on(Command::HangUp, call).await
    }

    /// Puts a connected call on hold.
    pub async fn hold(&self, call: &CallId) -> Result<(), Error> {
        self.act_on(Command::Hold, call).await
    }

    /// Takes a held call back.
    pub async fn resume(&self, call: &CallId) -> Result<(), Error> {
        self.act_on(Command::Resume, call).await
    }

    /// Mutes the user in a call that is [`mute_capable`](super::Call::mute_capable).
    pub async fn mute(&self, call: &CallId) -> Result<(), Error> {
        self.act_on(Command::Mute, call).await
    }

    /// Unmutes the user.
    pub async fn unmute(&self, call: &CallId) -> Result<(), Error> {
        self.act_on(Command::Unmute, call).await
    }

    /// Sends a call on, blind. It may still be ringing.
    pub async fn divert(&self, call: &CallId, to: &Divert) -> Result<(), Error> {
        self.act(Command::Divert, DivertBody::new(call, to)).await
    }

    /// Joins two calls of the user and leaves them.
    pub async fn transfer(&self, first: &CallId, second: &CallId) -> Result<(), Error> {
        let body = TransferBody { first, second: Some(second), destination: None };
        self.act(Command::Transfer, body).await
    }

    /// Hands a connected call over to a number as soon as that answers; until then the user keeps it. Gives the leg that
    /// rings there, or `None` if Webex took the order without naming one, which its 204 allows (contract 3.3).
    pub async fn transfer_to(
        &self,
        call: &CallId,
        destination: &Destination,
    ) -> Result<Option<CallInfo>, Error> {
        let body = TransferBody { first: call, second: None, destination: Some(destination) };
        let answer = self.command(Command::Transfer, body, None).await?;
        let leg: Option<CallInfo> = answer.json_if_told()?;
        Ok(leg.map(|leg| CallInfo { tracking_id: answer.tracking_id, ..leg }))
    }

    /// Parks a connected call (contract 3.4). A success that does not say where is a success all the same: the caller has
    /// left the attendant's phone, and nobody may think that he is still in her hand.
    pub async fn park(&self, call: &CallId, on: &ParkOn) -> Result<Parked, Error> {
        let answer = self.command(Command::Park, ParkBody::new(call, on), None).await?;
        let told: Option<ParkAnswer> = answer.json_if_told()?;
        let against = told.map(|told| told.parked_against).filter(|party| *party != Party::default());
        Ok(Parked { against, tracking_id: answer.tracking_id })
    }

    /// Picks up a parked call (contract 3.4). Success means that a new leg exists and the device is about to ring, not that
    /// the caller is there.
    pub async fn retrieve(&self, request: &Retrieve) -> Result<CallInfo, Error> {
        let line_owner = request.line_owner.as_ref();
        self.begin(Command::Retrieve, RetrieveBody::from(request), line_owner).await
    }

    /// Takes a call that rings at this number, or anywhere in the user's pickup group.
    pub async fn pickup(&self, target: Option<&Destination>, ring: &Ring) -> Result<CallInfo, Error> {
        let body = PickupBody { target, ring: ring.into() };
        self.begin(Command::PickUp, body, None).await
    }

    /// Moves the user's call from another of his devices to this one. The leg that it gives vanishes once the device is
    /// connected (contract 3.4).
    pub async fn pull(&self, endpoint: Option<&EndpointId>) -> Result<CallInfo, Error> {
        self.begin(Command::Pull, PullBody { endpoint_id: endpoint }, None).await
    }

    /// Hands a call to the executive to whom it belongs; it works for an executive's assistant only.
    pub async fn push(&self, call: &CallId) -> Result<(), Error> {
        self.act_on(Command::Push, call).await
    }

    /// Sends digits into a connected call.
    pub async fn transmit_dtmf(&self, call: &CallId, digits: &Digits) -> Result<(), Error> {
        self.act(Command::TransmitDtmf, DtmfBody { call_id: call, dtmf: digits }).await
    }

    async fn act_on(&self, command: Command, call: &CallId) -> Result<(), Error> {
        self.act(command, CallBody { call_id: call, endpoint_id: None }).await
    }

    /// A command that is answered by its status alone.
    async fn act(&self, command: Command, body: impl Serialize) -> Result<(), Error> {
        self.command(command, body, None).await?.done()
    }

    /// A command that begins a call.
    async fn begin(
        &self,
        command: Command,
        body: impl Serialize,
        line_owner: Option<&LineOwnerId>,
    ) -> Result<CallInfo, Error> {
        let answer = self.command(command, body, line_owner).await?;
        let info = answer.json::<CallInfo>()?;
        Ok(CallInfo { tracking_id: answer.tracking_id, ..info })
    }

    async fn command(
        &self,
        command: Command,
        body: impl Serialize,
        line_owner: Option<&LineOwnerId>,
    ) -> Result<Answer, Error> {
        let body = Lined { body, line_owner_id: line_owner.or(self.line_owner()) };
        let request = self.calls_request(Effort::Command(command), Method::POST, &[command.path()]);
        self.transport.send(request.json(&body)).await
    }
}
