//! The table itself. What the columns mean stands in [`status`](super); its tests hold the rules that the rows obey.

use super::{Command, Ending, LookUp, Outcome, PressAgain, ReadRetry, Row};
use crate::say;
use crate::words::Message;

const fn row(
    ending: Ending,
    outcome: Outcome,
    read_retry: ReadRetry,
    press_again: PressAgain,
    look_up: LookUp,
    retrieve: fn() -> Message,
    others: fn(Command) -> Message,
) -> Row {
    Row { ending, retrieve, others, outcome, read_retry, press_again, look_up }
}

/// The table. Its order is that of the reference. The first sentence is read after a retrieve, the second after any other
/// command, whose own clauses go into it.
pub const TABLE: &[Row] = {
    use Ending::{NoAnswer, NotSent, Status, Unreadable};
    use LookUp::{Calls, Endpoints, Nothing, Profile};
    use Outcome::{Done, Refused, Unknown};
    use PressAgain::{AfterLookUp, AfterWait, Not, Now};
    use ReadRetry::{AfterRefresh, Backoff, Never};
    &[
        row(Status(200), Done, Never, Not, Calls, || say!("retrieve-200"), |_| say!("command-200")),
        row(Status(201), Done, Never, Not, Calls, || say!("retrieve-201"), |_| say!("command-201")),
        row(
            Status(202),
            Unknown,
            Never,
            AfterLookUp,
            Calls,
            || say!("retrieve-202"),
            |_| say!("command-202"),
        ),
        row(
            Status(204),
            Unknown,
            Never,
            AfterLookUp,
            Calls,
            || say!("retrieve-204"),
            |_| say!("command-204"),
        ),
        row(
            Status(400),
            Refused,
            Never,
            Now,
            Nothing,
            || say!("retrieve-400"),
            |of| say!("command-400", was_not = of.was_not(), perhaps = of.perhaps()),
        ),
        row(
            Status(401),
            Refused,
            AfterRefresh,
            Not,
            Nothing,
            || say!("retrieve-401"),
            |of| say!("command-401", was_not = of.was_not(), again = of.again()),
        ),
        row(
            Status(403),
            Refused,
            Never,
            Not,
            Profile,
            || say!("retrieve-403"),
            |of| say!("command-403", plural = of.plural(), was_not = of.was_not()),
        ),
        row(
            Status(404),
            Refused,
            Never,
            Now,
            Calls,
            || say!("retrieve-404"),
            |of| say!("command-404", was_not = of.was_not(), perhaps = of.perhaps()),
        ),
        row(
            Status(405),
            Refused,
            Never,
            Not,
            Profile,
            || say!("retrieve-405"),
            |of| say!("command-405", was_not = of.was_not()),
        ),
        row(
            Status(409),
            Refused,
            Never,
            Now,
            Calls,
            || say!("retrieve-409"),
            |of| say!("command-409", was_not = of.was_not(), perhaps = of.perhaps()),
        ),
        row(
            Status(410),
            Refused,
            Never,
            Now,
            Endpoints,
            || say!("retrieve-410"),
            |of| say!("command-410", was_not = of.was_not(), perhaps = of.perhaps()),
        ),
        row(
            Status(415),
            Refused,
            Never,
            Not,
            Nothing,
            || say!("retrieve-415"),
            |of| say!("command-415", was_not = of.was_not()),
        ),
        row(
            Status(423),
            Refused,
            ReadRetry::AfterWait,
            AfterWait,
            Calls,
            || say!("retrieve-423"),
            |of| say!("command-423", was_not = of.was_not(), again = of.again()),
        ),
        row(
            Status(428),
            Refused,
            Never,
            Now,
            Calls,
            || say!("retrieve-428"),
            |of| say!("command-428", was_not = of.was_not(), perhaps = of.perhaps(), again = of.again()),
        ),
        row(
            Status(429),
            Refused,
            ReadRetry::AfterWait,
            AfterWait,
            Nothing,
            || say!("retrieve-429"),
            |of| say!("command-429", was_not = of.was_not(), again = of.again()),
        ),
        row(
            Status(500),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            || say!("retrieve-500"),
            |of| say!("command-500", may_be = of.may_be()),
        ),
        row(
            Status(502),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            || say!("retrieve-502"),
            |of| say!("command-502", may_be = of.may_be()),
        ),
        row(
            Status(503),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            || say!("retrieve-503"),
            |of| say!("command-503", may_be = of.may_be()),
        ),
        row(
            Status(504),
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            || say!("retrieve-504"),
            |of| say!("command-504", may_be = of.may_be()),
        ),
        row(
            NoAnswer,
            Unknown,
            Backoff,
            AfterLookUp,
            Calls,
            || say!("retrieve-no-answer"),
            |of| say!("command-no-answer", may_be = of.may_be()),
        ),
        row(
            NotSent,
            Outcome::NotSent,
            Backoff,
            Now,
            Nothing,
            || say!("retrieve-not-sent"),
            |of| say!("command-not-sent", was_not = of.was_not(), again = of.again()),
        ),
        row(
            Unreadable,
            Unknown,
            Never,
            AfterLookUp,
            Calls,
            || say!("retrieve-unreadable"),
            |of| say!("command-unreadable", may_be = of.may_be()),
        ),
    ]
};
