//! Something read from Webex, and how well it is known. The old value stays visible while a new one is on its way.

use super::failure::Failure;

/// A remote value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Remote<T> {
    /// Never asked for.
    #[default]
    NotAsked,
    /// Asked; the last value, if any, stays.
    Pending {
        /// What was known before.
        previous: Option<T>,
    },
    /// Read.
    Ready(T),
    /// The last read failed; the last value, if any, stays.
    Failed {
        /// What was known before.
        previous: Option<T>,
        /// Why the read failed.
        why: Failure,
    },
}

impl<T> Remote<T> {
    /// The best value known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Pending { previous } | Self::Failed { previous, .. } => previous.as_ref(),
            Self::NotAsked => None,
        }
    }

    /// The best value known, to amend.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Pending { previous } | Self::Failed { previous, .. } => previous.as_mut(),
            Self::NotAsked => None,
        }
    }

    /// Why the last read failed.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed { why, .. } => Some(why),
            _ => None,
        }
    }

    /// A first read is on its way and nothing is known yet.
    pub fn is_first_read(&self) -> bool {
        matches!(self, Self::Pending { previous: None })
    }

    /// Notes that a read has begun.
    pub fn begin(&mut self) {
        *self = Self::Pending { previous: std::mem::take(self).into_value() };
    }

    /// Takes the answer of a read.
    pub fn take(&mut self, answer: Result<T, Failure>) {
        let previous = std::mem::take(self).into_value();
        *self = match answer {
            Ok(value) => Self::Ready(value),
            Err(why) => Self::Failed { previous, why },
        };
    }

    fn into_value(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Pending { previous } | Self::Failed { previous, .. } => previous,
            Self::NotAsked => None,
        }
    }
}
