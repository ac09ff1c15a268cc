//! The table itself. What the columns mean stands in [`status`](super); its tests hold the rules that the rows obey.

use super::{Ending, LookUp, Outcome, PressAgain, ReadRetry, Row};

const fn row(
    ending: Ending,
    outcome: Outcome,
    read_retry: ReadRetry,
    press_again: PressAgain,
    look_up: LookUp,
    reads: &'static str,
    others: &'static str,
) -> Row {
    Row { ending, reads, others, outcome, read_retry, press_again, look_up }
}

/// The table. Its order is that of the reference. The first sentence is read after a retrieve, the second after any other
/// command, whose own words go where the braces are.
pub const TABLE: &[Row] = {
    use Ending::{NoAnswer, NotSent, Status, Unreadable};
    use LookUp::{Calls, Endpoints, Nothing, Profile};
    use Outcome::{Done, Refused, Unknown};
    use PressAgain::{AfterLookUp, AfterWait, Not, Now};
    use ReadRetry::{AfterRefresh, Backoff, Never};
    &[
        row(
            Status(200),
            Done,
            Never,
            Not,
            Calls,
            "Webex has taken the request. Lift the handset when your device rings.",
            "Webex has taken the request.",
        ),
        row(
            Status(201),
            Done,
            Never,
            Not,
            Calls,
            "Your device rings. Lift the handset to get the caller.",
            "Webex has taken the request, and a call begins. Lift the handset if your device rings.",
        ),
        row(
            Status(202),
            Unknown,
            Never,
            AfterLookUp,
            Calls,
            "Webex has taken the request but does not say yet what came of it. Wait for your device to ring; Valet is \
             looking at your calls.",
            "Webex has taken the request but does not say yet what came of it. Valet is looking at your calls.",
        ),
        row(
            Status(204),
            Unknown,
            Never,
            AfterLookUp,
            Calls,
            "Webex has taken the request without naming the call. Lift the handset if your device rings; Valet is looking \
             at your calls.",
            "Webex has taken the request without saying what came of it. Valet is looking at your calls.",
        ),
        row(
            Status(400),
            Refused,
            Never,
            Now,
            Nothing,
            "Webex did not accept this request. Perhaps nobody is parked there. Check the number and the device, then \
             retrieve again.",
            "Webex did not accept this, and {was_not}. Perhaps {perhaps}.",
        ),
        row(
            Status(401),
            Refused,
            AfterRefresh,
            Not,
            Nothing,
            "Your sign-in has ended and nothing was retrieved. Sign in again, then retrieve again.",
            "Your sign-in has ended, and {was_not}. Sign in again, then {again}.",
        ),
        row(
            Status(403),
            Refused,
            Never,
            Not,
            Profile,
            "You are not allowed to retrieve calls. Sign in again and agree to the call permissions, or ask your \
             administrator for them.",
            "You are not allowed to {plural}, and {was_not}. Sign in again and agree to the call permissions, or ask \
             your administrator for them.",
        ),
        row(
            Status(404),
            Refused,
            Never,
            Now,
            Calls,
            "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the \
             caller.",
            "Webex does not find the call or the number, and {was_not}. Perhaps {perhaps}.",
        ),
        row(
            Status(405),
            Refused,
            Never,
            Not,
            Profile,
            "Webex does not offer call control for your account. Ask your administrator for a Webex Calling licence.",
            "Webex does not offer this for your account, and {was_not}. Ask your administrator for a Webex Calling licence.",
        ),
        row(
            Status(409),
            Refused,
            Never,
            Now,
            Calls,
            "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve \
             again.",
            "This is not possible just now, and {was_not}. Perhaps {perhaps}.",
        ),
        row(
            Status(410),
            Refused,
            Never,
            Now,
            Endpoints,
            "The call or the device no longer exists at Webex. Choose another device, then retrieve again.",
            "The call or the device no longer exists at Webex, and {was_not}. Perhaps {perhaps}.",
        ),
        row(
            Status(415),
            Refused,
            Never,
            Not,
            Nothing,
            "Webex does not understand this version of Valet. Retrieve on your phone, and ask your administrator for a \
             newer Valet.",
            "Webex does not understand this version of Valet, and {was_not}. Do it on your phone, and ask your \
             administrator for a newer Valet.",
        ),
        row(
            Status(423),
            Refused,
            ReadRetry::AfterWait,
            AfterWait,
            Calls,
            "The call is locked for a moment because something else is being done with it. Wait for the countdown, then \
             retrieve again.",
            "The call is locked for a moment because something else is being done with it, and {was_not}. Wait for \
             the countdown, then {again}.",
        ),
        row(
            Status(428),
            Refused,
            Never,
            Now,
            Calls,
            "Webex is not ready for this yet. Check that your phone is free, then retrieve again.",
            "Webex is not ready for this yet, and {was_not}. Perhaps {perhaps}. Check your phone, then {again}.",
        ),
        row(
            Status(429),
            Refused,
            ReadRetry::AfterWait,
            AfterWait,
            Nothing,
            "Webex is busy and asks to wait. Nothing was retrieved; wait for the countdown, then retrieve again.",
            "Webex is busy and asks to wait, and {was_not}. Wait for the countdown, then {again}.",
        ),
        row(
            Status(500),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            "Webex had a problem, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking \
             at your calls.",
            "Webex had a problem, and {may_be}. Valet is looking at your calls.",
        ),
        row(
            Status(502),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            "The way to Webex was disturbed, and the retrieve may have worked. Lift the handset if your device rings; Valet \
             is looking at your calls.",
            "The way to Webex was disturbed, and {may_be}. Valet is looking at your calls.",
        ),
        row(
            Status(503),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            "Webex is not available at the moment, but the retrieve may have worked. Lift the handset if your device \
             rings; Valet is looking at your calls.",
            "Webex is not available at the moment, but {may_be}. Valet is looking at your calls.",
        ),
        row(
            Status(504),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            "Webex took too long, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking \
             at your calls.",
            "Webex took too long, and {may_be}. Valet is looking at your calls.",
        ),
        row(
            NoAnswer,
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            "No answer came from Webex, and the retrieve may have worked. Lift the handset if your device rings; Valet is \
             looking at your calls.",
            "No answer came from Webex, and {may_be}. Valet is looking at your calls.",
        ),
        row(
            NotSent,
            Outcome::NotSent,
            Backoff,
            Now,
            Nothing,
            "Webex cannot be reached, so nothing was retrieved. Check the network connection, then retrieve again.",
            "Webex cannot be reached, and {was_not}. Check the network connection, then {again}.",
        ),
        row(
            Unreadable,
            Unknown,
            Never,
            AfterLookUp,
            Calls,
            "An answer came that Valet cannot read, perhaps from the network and not from Webex. Lift the handset if your \
             device rings; Valet is looking at your calls.",
            "An answer came that Valet cannot read, perhaps from the network and not from Webex, and {may_be}. Valet \
             is looking at your calls.",
        ),
    ]
};
