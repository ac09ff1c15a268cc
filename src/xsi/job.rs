//! The requests of a channel and their answers, as values: [`machine`](super::machine) decides, [`wire`](super::wire) sends.

use super::http::Failure;

/// A request that shall be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Job {
    Heartbeat {
        channel_id: String,
    },
    RefreshChannel {
        channel_id: String,
    },
    Acknowledge {
        event_id: String,
    },
    /// `ask` comes back with the answer.
    Subscribe {
        ask: u64,
        user_id: String,
        package: Package,
    },
    RefreshSubscription {
        subscription_id: String,
    },
    Unsubscribe {
        subscription_id: String,
    },
    /// The lines that the user monitors.
    ListMonitored,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Done {
    Heartbeat(Result<(), Failure>),
    ChannelRefreshed(Result<(), Failure>),
    Acknowledged {
        event_id: String,
        result: Result<(), Failure>,
    },
    /// None if the answer did not name the subscription.
    Subscribed {
        ask: u64,
        result: Result<Option<Accepted>, Failure>,
    },
    SubscriptionRefreshed {
        subscription_id: String,
        result: Result<(), Failure>,
    },
    /// Nothing follows from it, however it ended.
    Unsubscribed,
    /// Extension and user id of each.
    Monitored(Result<Vec<(String, String)>, Failure>),
}

/// What Webex says to an accepted subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Accepted {
    pub(super) subscription_id: String,
    /// How long it lives, if it says.
    pub(super) expires_secs: Option<u64>,
}

impl Done {
    /// Why it failed, if it did.
    pub(super) fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Heartbeat(result)
            | Self::ChannelRefreshed(result)
            | Self::Acknowledged { result, .. }
            | Self::SubscriptionRefreshed { result, .. } => result.as_ref().err(),
            Self::Subscribed { result, .. } => result.as_ref().err(),
            Self::Monitored(result) => result.as_ref().err(),
            Self::Unsubscribed => None,
        }
    }
}

/// What is subscribed (contract 7.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Package {
    CallPark,
    AdvancedCall,
    StandardCall,
    BasicCall,
}

impl Package {
    /// Webex's name for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::CallPark => "Call Park",
            Self::AdvancedCall => "Advanced Call",
            Self::StandardCall => "Standard Call",
            Self::BasicCall => "Basic Call",
        }
    }
}
