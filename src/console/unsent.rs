//! The answer to an effect that nobody could carry out: whoever waits for one must not wait for ever.

use super::effect::Effect;
use super::event::News;
use super::failure::Failure;
use super::ledger::JournalNews;

impl Effect {
    /// The news that this effect has failed so; `None` where nobody waits for an answer.
    pub fn failed(&self, why: impl Fn() -> Failure) -> Option<News> {
        Some(match self {
            Self::Retrieve { id, .. } => News::Retrieved { id: *id, result: Err(why()) },
            Self::HangUp { id, .. } => News::HungUp { id: *id, result: Err(why()) },
            Self::Answer { id, .. } => News::Answered { id: *id, result: Err(why()) },
            Self::Order { id, .. } => News::Ordered { id: *id, result: Err(why()) },
            Self::SetDefault { epoch, endpoint, .. } => {
                News::DefaultSet { epoch: *epoch, endpoint: endpoint.clone(), result: Err(why()) }
            }
            Self::Intend(call) => {
                News::Journal(JournalNews::Intended { id: call.id, result: Err(why().words) })
            }
            Self::Keep(call) => News::Journal(JournalNews::Kept { id: call.id, result: Err(why().words) }),
            Self::ReadProfile(epoch) => News::Profile { epoch: *epoch, result: Err(why()) },
            Self::ReadExtensions(epoch) => News::Extensions { epoch: *epoch, result: Err(why()) },
            Self::ReadGroup(epoch) => News::Group { epoch: *epoch, result: Err(why()) },
            Self::ReadEndpoints(epoch) => News::Endpoints { epoch: *epoch, result: Err(why()) },
            Self::ReadHistory(epoch) => News::History { epoch: *epoch, result: Err(why()) },
            Self::LookUpPeople { epoch, id, .. } => {
                News::People { epoch: *epoch, id: *id, result: Err(why()) }
            }
            Self::SignIn { epoch, .. } => News::SignInFailed { epoch: *epoch, why: Some(why().words) },
            Self::WriteSupport(_) => News::Support(Err(why().words)),
            Self::SaveClient { .. } => News::ClientSaved(Err(why().words)),
            _ => return None,
        })
    }
}
