//! Sends the requests of one channel (contract 7.2, 7.3): where each goes, what it says, and what its answer means.

use futures_util::future::join_all;
use reqwest::{Method, Response};
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;
use uuid::Uuid;

use super::config::{Endpoints, Timings};
use super::http::{Failure, Http, Request, under};
use super::job::{Accepted, Done, Job, Package};
use super::xml;

/// Everything of XSI is asked for as XML: the schemas describe nothing else.
const XML: &str = "application/xml";

/// The road to one channel and its subscriptions.
pub(super) struct Wire<'c> {
    pub(super) http: Http,
    pub(super) endpoints: &'c Endpoints,
    pub(super) timings: &'c Timings,
    pub(super) application_id: &'c str,
    /// The signed-in user, as XSI names him.
    pub(super) user_id: &'c str,
    /// New for each channel: subscriptions of a lost one cannot speak into it.
    channel_set_id: String,
}

impl<'c> Wire<'c> {
    pub(super) fn new(
        http: Http,
        endpoints: &'c Endpoints,
        timings: &'c Timings,
        application_id: &'c str,
        user_id: &'c str,
    ) -> Self {
        let channel_set_id = Uuid::new_v4().to_string();
        Self { http, endpoints, timings, application_id, user_id, channel_set_id }
    }

    /// Opens the channel; its documents come as the body, which never ends.
    pub(super) async fn open(&self) -> Result<Response, Failure> {
        let expires = self.expires();
        let body = xml::document(
            "Channel",
            &[
                ("channelSetId", &self.channel_set_id),
                ("priority", "1"),
                ("weight", "50"),
                ("expires", &expires),
                ("applicationId", self.application_id),
            ],
        );
        let url = under(&self.endpoints.channel, &["v2.0", "channel"]);
        let request =
            Request { what: "open channel", method: Method::POST, url, accept: XML, xml: Some(&body) };
        timeout(self.timings.open, self.http.open(request)).await.unwrap_or(Err(Failure::Unreachable))
    }

    /// Sends what a job says.
    pub(super) async fn carry_out(&self, job: Job) -> Done {
        match job {
            Job::Heartbeat { channel_id } => {
                let url = self.events(&["channel", &channel_id, "heartbeat"]);
                Done::Heartbeat(self.command("heartbeat", Method::PUT, url, None).await)
            }
            Job::RefreshChannel { channel_id } => {
                let body = xml::document("Channel", &[("expires", &self.expires())]);
                let url = self.events(&["channel", &channel_id]);
                Done::ChannelRefreshed(self.command("refresh channel", Method::PUT, url, Some(&body)).await)
            }
            Job::Acknowledge { event_id } => {
                let leaves = [("eventID", event_id.as_str()), ("statusCode", "200"), ("reason", "OK")];
                let body = xml::document("EventResponse", &leaves);
                let url = self.events(&["channel", "eventresponse"]);
                let result = self.command("acknowledge", Method::POST, url, Some(&body)).await;
                Done::Acknowledged { event_id, result }
            }
            Job::Subscribe { ask, user_id, package } => {
                Done::Subscribed { ask, result: self.subscribe(&user_id, package).await }
            }
            Job::RefreshSubscription { subscription_id } => {
                let body = xml::document("Subscription", &[("expires", &self.expires())]);
                let url = self.events(&["subscription", &subscription_id]);
                let result = self.command("refresh subscription", Method::PUT, url, Some(&body)).await;
                Done::SubscriptionRefreshed { subscription_id, result }
            }
            Job::Unsubscribe { subscription_id } => {
                let url = self.events(&["subscription", &subscription_id]);
                // A leftover ends with its channel, or by itself after two hours.
                self.command("unsubscribe", Method::DELETE, url, None).await.ok();
                Done::Unsubscribed
            }
            Job::ListMonitored => Done::Monitored(self.monitored().await),
        }
    }

    /// Closes everything (contract 7.2, step 7), in the time that there is: a third of it belongs to the channel, which
    /// matters most.
    pub(super) async fn close(&self, subscription_ids: Vec<String>, channel_id: &str) {
        let start = Instant::now();
        let unsubscribe = |subscription_id| self.carry_out(Job::Unsubscribe { subscription_id });
        let all = join_all(subscription_ids.into_iter().map(unsubscribe));
        timeout_at(start + self.timings.close.mul_f64(0.67), all).await.ok();
        let url = self.events(&["channel", channel_id]);
        let delete = self.command("close channel", Method::DELETE, url, None);
        timeout_at(start + self.timings.close, delete).await.ok();
    }

    async fn subscribe(&self, user_id: &str, package: Package) -> Result<Option<Accepted>, Failure> {
        let expires = self.expires();
        let body = xml::document(
            "Subscription",
            &[
                ("event", package.name()),
                ("expires", &expires),
                ("channelSetId", &self.channel_set_id),
                ("applicationId", self.application_id),
            ],
        );
        let url = self.events(&["user", user_id]);
        let answer = self.send("subscribe", Method::POST, url, Some(&body)).await?;
        let answer = xml::answer(&answer).unwrap_or_default();
        let expires_secs = answer.number_of("expires");
        Ok(answer
            .text_of("subscriptionId")
            .map(|id| Accepted { subscription_id: id.to_owned(), expires_secs }))
    }

    /// The busy lamp field names XSI's user id of every monitored line, slots included (contract 7.3 and 7.6).
    async fn monitored(&self) -> Result<Vec<(String, String)>, Failure> {
        let Some(actions) = &self.endpoints.actions else { return Ok(Vec::new()) };
        let url = under(actions, &["v2.0", "user", self.user_id, "services", "BusyLampField"]);
        let answer = self.send("monitored lines", Method::GET, url, None).await?;
        let list = xml::answer(&answer).unwrap_or_default();
        let list = list.child("monitoredUserList").cloned().unwrap_or_default();
        let lines = list.children_named("userDetails").filter_map(|line| {
            Some((line.text_of("extension")?.to_owned(), line.text_of("userId")?.to_owned()))
        });
        Ok(lines.collect())
    }

    async fn command(
        &self,
        what: &'static str,
        method: Method,
        url: Url,
        xml: Option<&str>,
    ) -> Result<(), Failure> {
        self.send(what, method, url, xml).await.map(drop)
    }

    async fn send(
        &self,
        what: &'static str,
        method: Method,
        url: Url,
        xml: Option<&str>,
    ) -> Result<Vec<u8>, Failure> {
        self.http.send(Request { what, method, url, accept: XML, xml }).await
    }

    fn events(&self, segments: &[&str]) -> Url {
        under(&self.endpoints.events, &[&["v2.0"], segments].concat())
    }

    fn expires(&self) -> String {
        self.timings.expires.as_secs().to_string()
    }
}
