//! The order and the types of what leaves the simulator, in our own words. The source of each line is the element or type of the
//! same name in the BroadWorks XSI schemas (target namespace `http://schema.broadsoft.com/xsi`): `XSIChannel`, `XSISubscription`,
//! `XSIBaseEvent`, `XSICallSession`, `XSICallSessionEvents`, `XSICallParkEvents`, `XSIDataTypes`, `XSICallPark`, `XSIBusyLampField`,
//! `XSIBroadWorksReceptionist`.

use super::tree::Node;

/// What an element may hold.
#[derive(Clone, Copy)]
enum Kind {
    /// Children of a named complex type.
    Of(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Not empty.
    Text,
    /// Not empty and at most so long.
    Short(usize),
    /// A whole number in this range.
    Int(i64, i64),
    /// `tel:` or `sip:`, perhaps with a country code.
    Address,
    /// Nothing.
    Empty,
}

use Kind::{Address, Empty, Int, Of, OneOf, Short, Text};

/// How often an element may come.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    Once,
    Maybe,
    Any,
    Some,
}

use Times::{Any, Maybe, Once, Some as Several};

type Row = (&'static str, Kind, Times);

const POSITIVE: Kind = Int(1, 2_147_483_647);
const NON_NEGATIVE: Kind = Int(0, 2_147_483_647);
const TIMESTAMP: Kind = Int(1, i64::MAX);
const EVENT_PACKAGE: Kind = OneOf(&["Call Park", "Advanced Call", "Standard Call", "Basic Call"]);

const CHANNEL: &[Row] = &[
    ("channelId", Short(256), Maybe),
    ("channelSetId", Short(256), Maybe),
    ("priority", POSITIVE, Maybe),
    ("weight", POSITIVE, Maybe),
    ("expires", NON_NEGATIVE, Maybe),
    ("applicationId", Short(256), Maybe),
];
const SUBSCRIPTION: &[Row] = &[
    ("subscriptionId", Text, Maybe),
    ("sharedSubscriptionId", Text, Maybe),
    ("subscriberId", Text, Maybe),
    ("targetIdType", OneOf(&["User", "Group", "ServiceProvider", "System"]), Maybe),
    ("targetGrpParentId", Text, Maybe),
    ("targetId", Text, Maybe),
    ("targetSubId", Text, Maybe),
    ("event", EVENT_PACKAGE, Maybe),
    ("eventPackageList", Of("EventPackageList"), Maybe),
    ("expires", NON_NEGATIVE, Maybe),
    ("channelSetId", Short(256), Maybe),
    ("applicationId", Short(256), Maybe),
];
const SUBSCRIPTION_EVENT: &[Row] = &[
    ("eventID", Short(256), Once),
    ("sequenceNumber", POSITIVE, Once),
    ("userId", Text, Once),
    ("externalApplicationId", Short(256), Once),
    ("subscriptionId", Text, Once),
    ("sharedSubscriptionId", Text, Maybe),
    ("channelId", Short(256), Maybe),
    ("targetId", Text, Maybe),
    ("targetSubId", Text, Maybe),
    ("eventData", Of("EventData"), Once),
];
const ENDINGS: Kind = OneOf(&[
    "DuplicateChannelSet",
    "UserDeleted",
    "NonResponsiveChannel",
    "ExplicitDelete",
    "Expired",
    "UnknownChannel",
]);
const CALL: &[Row] = &[
    ("callId", Text, Once),
    ("extTrackingId", Text, Once),
    ("networkCallId", Text, Maybe),
    ("personality", OneOf(&["Originator", "Terminator", "Click-to-Dial"]), Once),
    ("state", OneOf(&["Alerting", "Active", "Held", "Remote Held", "Detached", "Released", "Idle"]), Once),
    ("releaseCause", Text, Maybe),
    ("releasingParty", OneOf(&["localRelease", "remoteRelease"]), Maybe),
    ("remoteParty", Of("PartyInformation"), Once),
    ("redirections", Of("RedirectionList"), Maybe),
    ("redirect", Of("Redirect"), Maybe),
    ("endpoint", Of("Endpoint"), Maybe),
    ("appearance", POSITIVE, Maybe),
    ("allowAnswer", Empty, Maybe),
    ("allowRetrieve", Empty, Maybe),
    ("diversionInhibited", Empty, Maybe),
    (
        "recallType",
        OneOf(&[
            "Busy Camp On Callback",
            "Call Transfer Recall",
            "Call Park Recall",
            "Automatic Hold/Retrieve Recall",
            "Executive-Assistant Call Push Recall",
        ]),
        Maybe,
    ),
    ("startTime", TIMESTAMP, Once),
    ("answerTime", TIMESTAMP, Maybe),
    ("heldTime", TIMESTAMP, Maybe),
    ("totalHeldTime", POSITIVE, Maybe),
    ("detachedTime", TIMESTAMP, Maybe),
    ("releaseTime", TIMESTAMP, Maybe),
    ("groupCallParkLocationSelected", Empty, Maybe),
    ("recorded", Empty, Maybe),
    ("recordingState", OneOf(&["Pending", "Started", "Paused", "Failed"]), Maybe),
    ("executiveUserId", Text, Maybe),
    ("recallFromParty", Of("PartyInformation"), Maybe),
];
const PARTY: &[Row] = &[
    ("name", Text, Maybe),
    ("address", Address, Maybe),
    ("userId", Text, Maybe),
    ("userDN", Address, Maybe),
    ("privacy", Empty, Maybe),
    (
        "callType",
        OneOf(&[
            "Group",
            "Enterprise",
            "Network",
            "Emergency",
            "Repair",
            "City-Wide Centrex",
            "Private Dial Plan",
            "Unknown",
            "Error",
        ]),
        Maybe,
    ),
];
const REASONS: Kind = OneOf(&[
    "user-busy",
    "no-answer",
    "unavailable",
    "unconditional",
    "time-of-day",
    "do-not-disturb",
    "deflection",
    "follow-me",
    "out-of-service",
    "away",
    "transfer",
    "voicemail",
    "hunt-group",
    "call-center",
    "route-point",
    "unknown",
]);
const USER_DETAILS: &[Row] = &[
    ("userId", Text, Once),
    ("externalId", Short(36), Maybe),
    ("firstName", Short(30), Maybe),
    ("lastName", Short(30), Maybe),
    ("groupId", Short(30), Maybe),
    ("number", Short(23), Maybe),
    ("extension", Short(20), Maybe),
];

/// The rows of a complex type; none when there is no such type.
fn rows(kind: &str) -> Option<&'static [Row]> {
    const ONE_CALL: &[Row] = &[("call", Of("Call"), Once)];
    const NOTHING: &[Row] = &[];
    Some(match kind {
        "Channel" => CHANNEL,
        "ChannelHeartBeat" | "SubscriptionTerminatedEvent" => NOTHING,
        "ChannelSet" => &[("channel", Of("Channel"), Several)],
        "Subscription" => SUBSCRIPTION,
        "SubscriptionList" => &[("subscription", Of("Subscription"), Any)],
        "EventPackageList" => &[("event", EVENT_PACKAGE, Several)],
        "SubscriptionEvent" => SUBSCRIPTION_EVENT,
        "ChannelTerminatedEvent" => &[("channelId", Short(256), Once), ("reason", ENDINGS, Once)],
        "CallParkedAgainstEvent" => &[("parkedParty", Of("PartyInformation"), Maybe)],
        "CallSubscriptionEvent" => {
            &[("calls", Of("CallList"), Maybe), ("hookStatus", OneOf(&["Off-Hook", "On-Hook"]), Once)]
        }
        "CallList" => &[("call", Of("Call"), Several)],
        "CallRedirectedEvent" => &[("calls", Of("CallList"), Once)],
        "CallRecordingStoppedEvent" => {
            &[("call", Of("Call"), Once), ("reason", OneOf(&["User Requested", "Failure"]), Once)]
        }
        "CallOriginatingEvent"
        | "CallOriginatedEvent"
        | "CallReceivedEvent"
        | "CallAnsweredEvent"
        | "CallHeldEvent"
        | "CallRetrievedEvent"
        | "CallUpdatedEvent"
        | "CallTransferredEvent"
        | "CallParkRetrievedEvent"
        | "CallReleasedEvent"
        | "CallRecordingStartedEvent"
        | "CallRecordingPausedEvent"
        | "CallRecordingResumedEvent" => ONE_CALL,
        "Call" => CALL,
        "PartyInformation" => PARTY,
        "RedirectionList" => &[("redirection", Of("Redirection"), Several)],
        "Redirection" => &[
            ("party", Of("PartyInformation"), Maybe),
            ("reason", REASONS, Maybe),
            ("counter", POSITIVE, Maybe),
        ],
        "Redirect" => {
            &[("address", Address, Maybe), ("reason", REASONS, Once), ("redirectTime", TIMESTAMP, Once)]
        }
        "AccessEndpoint" => &[("addressOfRecord", Text, Once)],
        "Calls" => &[("call", Of("CallInfo"), Any)],
        "CallInfo" => &[("callId", Text, Once), ("uri", Text, Maybe)],
        "CallStartInfo" => &[("callId", Text, Once), ("externalTrackingId", Text, Once)],
        "BusyLampField" => &[("listURI", Short(161), Maybe), ("monitoredUserList", Of("UserList"), Maybe)],
        "BroadWorksReceptionist" => &[("monitoredUsers", Of("UserList"), Maybe)],
        "CallPark" => &[("callParkGroup", Short(80), Maybe), ("userDetailsList", Of("UserList"), Maybe)],
        "UserList" => &[("userDetails", Of("UserDetails"), Any)],
        "UserDetails" => USER_DETAILS,
        "ErrorInfo" => &[
            ("summary", Text, Maybe),
            ("summaryEnglish", Text, Once),
            ("errorCode", Int(i32::MIN as i64, i32::MAX as i64), Once),
        ],
        _ => return None,
    })
}

/// Holds a document to the schema; fails with what is wrong with it.
pub fn check(document: &Node) {
    let kind = match document.name.as_str() {
        // Abstract in the schema: the type must be named.
        "Event" => document.kind.as_deref().expect("an Event without a type"),
        name => name,
    };
    children(document, kind);
}

fn children(node: &Node, kind: &str) {
    let rows = rows(kind).unwrap_or_else(|| panic!("the schema has no {kind}"));
    assert!(node.text.trim().is_empty(), "text in {kind}: {node:?}");
    let mut next = 0;
    for child in &node.children {
        let at = rows.iter().position(|(name, ..)| *name == child.name);
        let at = at.unwrap_or_else(|| panic!("{kind} has no element {}", child.name));
        let again = at + 1 == next && matches!(rows[at].2, Any | Several);
        assert!(at >= next || again, "{} comes too late or twice in {kind}: {node:?}", child.name);
        next = at + 1;
        value(child, rows[at].1);
    }
    for (name, _, times) in rows {
        let required = matches!(times, Once | Several);
        assert!(!required || node.find(name).is_some(), "{kind} lacks {name}: {node:?}");
    }
}

fn value(node: &Node, kind: Kind) {
    let text = node.text.as_str();
    let leaf = || assert!(node.children.is_empty() && node.kind.is_none(), "children in {node:?}");
    if !matches!(kind, Address) {
        assert!(node.attributes.is_empty(), "attributes of {node:?}");
    }
    match kind {
        Of(name @ ("EventData" | "Endpoint")) => {
            let stands_in = node.kind.as_deref().unwrap_or_else(|| panic!("{name} is abstract: {node:?}"));
            children(node, stands_in);
        }
        Of(name) => {
            assert!(node.kind.is_none(), "a type on {node:?}");
            children(node, name);
        }
        OneOf(words) => {
            leaf();
            assert!(words.contains(&text), "{text:?} is no {}", node.name);
        }
        Text => {
            leaf();
            assert!(!text.trim().is_empty(), "{} is empty", node.name);
        }
        Short(limit) => {
            leaf();
            assert!((1..=limit).contains(&text.chars().count()), "{} is {text:?}", node.name);
        }
        Int(low, high) => {
            leaf();
            let number: i64 = text.parse().unwrap_or_else(|_| panic!("{} is {text:?}", node.name));
            assert!((low..=high).contains(&number), "{} is {number}", node.name);
        }
        Address => {
            leaf();
            let known = text.starts_with("tel:") || text.starts_with("sip:");
            assert!(known && text.len() > 4 && !text.contains(' '), "{} is {text:?}", node.name);
            for (key, code) in &node.attributes {
                assert!(key == "countryCode" && code.parse::<u32>().is_ok_and(|code| code > 0), "{node:?}");
            }
        }
        Empty => {
            leaf();
            assert!(text.is_empty(), "{} is {text:?}", node.name);
        }
    }
}

#[test]
fn the_table_itself_refuses_what_is_out_of_order() {
    let read = |inner: &str| {
        Node::read(&format!("<ErrorInfo xmlns=\"http://schema.broadsoft.com/xsi\">{inner}</ErrorInfo>"))
    };
    check(&read("<summary>a</summary><summaryEnglish>a</summaryEnglish><errorCode>1</errorCode>"));
    for bad in [
        "<errorCode>1</errorCode><summaryEnglish>a</summaryEnglish>",
        "<summaryEnglish/><errorCode>1</errorCode>",
        "<summaryEnglish>a</summaryEnglish><errorCode>one</errorCode>",
        "<summaryEnglish>a</summaryEnglish>",
        "<summaryEnglish>a</summaryEnglish><errorCode>1</errorCode><more/>",
    ] {
        let node = read(bad);
        assert!(std::panic::catch_unwind(|| check(&node)).is_err(), "{bad}");
    }
}
