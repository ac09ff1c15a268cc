//! Where the desktop is found that tells of a locked screen and of its look, and shows notifications.

/// The desktop around the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Desktop {
    /// The one that Valet runs in.
    #[default]
    Usual,
    /// None: nothing is asked, and nothing is shown. Tests have their own.
    Absent,
    /// On Linux, the desktop with these message buses (D-Bus addresses).
    At {
        /// The session's bus.
        session: String,
        /// The system's bus.
        system: String,
    },
}

#[cfg(target_os = "linux")]
mod buses {
    use zbus::connection::Builder;
    use zbus::{Connection, Error, Result};

    use super::Desktop;

    impl Desktop {
        /// A connection to the session's bus.
        pub(in crate::backend) async fn session_bus(&self) -> Result<Connection> {
            match self {
                Self::Usual => Connection::session().await,
                Self::Absent => Err(absent()),
                Self::At { session, .. } => Builder::address(session.as_str())?.build().await,
            }
        }

        /// A connection to the system's bus.
        pub(in crate::backend) async fn system_bus(&self) -> Result<Connection> {
            match self {
                Self::Usual => Connection::system().await,
                Self::Absent => Err(absent()),
                Self::At { system, .. } => Builder::address(system.as_str())?.build().await,
            }
        }
    }

    fn absent() -> Error {
        Error::Address("there is no desktop".to_owned())
    }
}
