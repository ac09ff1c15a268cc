//! The names of things: opaque ids as Webex gives them (contract 2) and the console's own counters.
//!
//! Ids are compared byte for byte and never taken apart here.

use std::fmt;

macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub String);

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

opaque_id!(
    /// One call leg of the attendant (contract 3.1).
    CallId
);
opaque_id!(
    /// Joins the legs of one call session (contract 3.1).
    CallSessionId
);
opaque_id!(
    /// A device or app that can answer (contract 5.4).
    EndpointId
);
opaque_id!(
    /// A person, as in the own profile (contract 5.1).
    PersonId
);
opaque_id!(
    /// A slot on the board: Webex's id where it has one, else a name of our own.
    SlotId
);

macro_rules! counter {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u64);

        impl $name {
            /// Moves on to the next one and returns it.
            pub fn advance(&mut self) -> Self {
                self.0 += 1;
                *self
            }
        }
    };
}

counter!(
    /// One sign-in attempt or session. News that carries an older one is dropped: it belongs to somebody who has signed out.
    Epoch
);
counter!(
    /// One press on a slot.
    RetrievalId
);
counter!(
    /// One order to one call.
    OrderId
);
counter!(
    /// One question to the directory.
    LookUpId
);
counter!(
    /// One call that was parked from here; it goes on counting after a restart.
    ParkId
);
counter!(
    /// One line of the activity list.
    ActivityId
);
