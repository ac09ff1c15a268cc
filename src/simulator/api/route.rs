//! Which operation a path means, which methods it has, and which scopes it needs (contract 3, 5).

use percent_encoding::percent_decode_str;

/// The acts of contract 3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Dial,
    Answer,
    Reject,
    Hangup,
    Hold,
    Resume,
    Mute,
    Unmute,
    Divert,
    Transfer,
    Park,
    Retrieve,
    Pickup,
    BargeIn,
    Pull,
    Push,
    TransmitDtmf,
    StartRecording,
    StopRecording,
    PauseRecording,
    ResumeRecording,
}

impl Act {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "dial" => Self::Dial,
            "answer" => Self::Answer,
            "reject" => Self::Reject,
            "hangup" => Self::Hangup,
            "hold" => Self::Hold,
            "resume" => Self::Resume,
            "mute" => Self::Mute,
            "unmute" => Self::Unmute,
            "divert" => Self::Divert,
            "transfer" => Self::Transfer,
            "park" => Self::Park,
            "retrieve" => Self::Retrieve,
            "pickup" => Self::Pickup,
            "bargeIn" => Self::BargeIn,
            "pull" => Self::Pull,
            "push" => Self::Push,
            "transmitDtmf" => Self::TransmitDtmf,
            "startRecording" => Self::StartRecording,
            "stopRecording" => Self::StopRecording,
            "pauseRecording" => Self::PauseRecording,
            "resumeRecording" => Self::ResumeRecording,
            _ => return None,
        })
    }
}

/// Whose calls a path is about (contract 3.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The token's user, on the bare path.
    Mine,
    /// The token's user, under `members/me`.
    MembersMe,
    /// Another member, for an administrator.
    Member(String),
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    Calls,
    Call(String),
    History,
    Act(Act),
    MyConfig,
    Monitoring,
    MyCallPark,
    SecondaryCallPark(String),
    AvailablePreferred,
    MyPreferred,
    PersonPreferred(String),
    Endpoints,
    Endpoint(String),
    FeatureCodes,
    Services,
    MyProfile,
    Person(String),
    People,
    Organizations,
    Organization(String),
    ParkExtensions,
    CallParks(String),
    CallParkSettings(String),
    OneCallPark(String, String),
    OneParkExtension(String, String),
}

impl Op {
    /// Whether this is one of the administrator's reads (contract 5.7).
    pub fn is_admins(&self) -> bool {
        matches!(
            self,
            Self::ParkExtensions
                | Self::CallParks(_)
                | Self::CallParkSettings(_)
                | Self::OneCallPark(..)
                | Self::OneParkExtension(..)
        )
    }
}

/// A path that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub op: Op,
    pub whose: Whose,
}

impl Route {
    /// The operation at this path (below `/v1`), if there is one.
    pub fn of(path: &str) -> Option<Self> {
        let decoded = path.strip_prefix('/')?.split('/').map(|part| percent_decode_str(part).decode_utf8());
        let decoded: Vec<_> = decoded.collect::<Result<_, _>>().ok()?;
        let parts: Vec<&str> = decoded.iter().map(AsRef::as_ref).collect();
        let mine = |op| Some(Self { op, whose: Whose::Mine });
        match parts.as_slice() {
            ["telephony", "calls", "members", "me", rest @ ..] => {
                Some(Self { op: member_op(rest)?, whose: Whose::MembersMe })
            }
            ["telephony", "calls", "members", id, rest @ ..] => {
                Some(Self { op: member_op(rest)?, whose: Whose::Member((*id).to_owned()) })
            }
            ["telephony", "calls"] => mine(Op::Calls),
            ["telephony", "calls", "history"] => mine(Op::History),
            ["telephony", "calls", word] if Act::of(word).is_some() => mine(Op::Act(Act::of(word)?)),
            ["telephony", "calls", id] if !id.is_empty() => mine(Op::Call((*id).to_owned())),
            ["telephony", "config", rest @ ..] => mine(config_op(rest)?),
            ["people"] => mine(Op::People),
            ["people", "me"] => mine(Op::MyProfile),
            ["people", id] if !id.is_empty() => mine(Op::Person((*id).to_owned())),
            ["organizations"] => mine(Op::Organizations),
            ["organizations", id] if !id.is_empty() => mine(Op::Organization((*id).to_owned())),
            _ => None,
        }
    }

    /// The methods of the path.
    pub fn methods(&self) -> &'static [&'static str] {
        match self.op {
            Op::Act(_) => &["POST"],
            Op::MyPreferred | Op::PersonPreferred(_) => &["GET", "PUT"],
            _ => &["GET"],
        }
    }

    /// The scopes of which one is enough; `own` says whether a person in the path is the token's own user.
    pub fn scopes(&self, method: &str, own: bool) -> &'static [&'static str] {
        let admin = matches!(self.whose, Whose::Member(_));
        match (&self.op, method) {
            (Op::Calls | Op::Call(_) | Op::History, _) if admin => &["spark-admin:calls_read"],
            (Op::Calls | Op::Call(_) | Op::History, _) => &["spark:calls_read"],
            (Op::Act(_), _) if admin => &["spark-admin:calls_write"],
            (Op::Act(_), _) => &["spark:calls_write"],
            (Op::MyProfile | Op::Person(_) | Op::People, _) => &["spark:people_read"],
            (Op::Organizations | Op::Organization(_), _) => {
                &["spark:organizations_read", "spark-admin:organizations_read", "spark:all"]
            }
            (op, _) if op.is_admins() => &["spark-admin:telephony_config_read"],
            (Op::PersonPreferred(_), "PUT") if !own => &["spark-admin:telephony_config_write"],
            (Op::PersonPreferred(_), _) if !own => &["spark-admin:telephony_config_read"],
            (_, "PUT") => &["spark:telephony_config_write"],
            _ => &["spark:telephony_config_read"],
        }
    }
}

fn member_op(rest: &[&str]) -> Option<Op> {
    match rest {
        ["calls"] => Some(Op::Calls),
        ["history"] | ["calls", "history"] => Some(Op::History),
        ["calls", id] if !id.is_empty() => Some(Op::Call((*id).to_owned())),
        [word] => Act::of(word).map(Op::Act),
        _ => None,
    }
}

fn config_op(rest: &[&str]) -> Option<Op> {
    let owned = |text: &str| text.to_owned();
    Some(match rest {
        ["people", "me"] => Op::MyConfig,
        ["people", "me", "endpoints"] => Op::Endpoints,
        ["people", "me", "endpoints", id] => Op::Endpoint(owned(id)),
        ["people", "me", "settings", "monitoring"] => Op::Monitoring,
        ["people", "me", "settings", "callPark"] => Op::MyCallPark,
        ["people", "me", "settings", "secondaryLines", id, "callPark"] => Op::SecondaryCallPark(owned(id)),
        ["people", "me", "settings", "availablePreferredAnswerEndpoints"] => Op::AvailablePreferred,
        ["people", "me", "settings", "preferredAnswerEndpoint"] => Op::MyPreferred,
        ["people", "me", "settings", "featureAccessCode"] => Op::FeatureCodes,
        ["people", "me", "settings", "services"] => Op::Services,
        ["people", id, "preferredAnswerEndpoint"] => Op::PersonPreferred(owned(id)),
        ["callParkExtensions"] => Op::ParkExtensions,
        ["locations", id, "callParkExtensions", slot] => Op::OneParkExtension(owned(id), owned(slot)),
        ["locations", id, "callParks"] => Op::CallParks(owned(id)),
        ["locations", id, "callParks", "settings"] => Op::CallParkSettings(owned(id)),
        ["locations", id, "callParks", park] => Op::OneCallPark(owned(id), owned(park)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_members_prefixes_mean_the_same_operations() {
        for (bare, member) in [
            ("/telephony/calls", "/telephony/calls/members/me/calls"),
            ("/telephony/calls/Y2lz", "/telephony/calls/members/me/calls/Y2lz"),
            ("/telephony/calls/retrieve", "/telephony/calls/members/me/retrieve"),
            ("/telephony/calls/history", "/telephony/calls/members/me/history"),
        ] {
            assert_eq!(Route::of(bare).unwrap().op, Route::of(member).unwrap().op);
            let other = Route::of(&member.replace("/me/", "/Y2lzUA/")).unwrap();
            assert_eq!(other.whose, Whose::Member("Y2lzUA".into()));
            assert!(other.scopes("GET", true)[0].starts_with("spark-admin:"));
        }
    }

    #[test]
    fn unknown_paths_are_no_operations() {
        for path in [
            "",
            "/",
            "/telephony",
            "/telephony/calls/",
            "/telephony/calls/a/b",
            "/people/",
            "/telephony/calls/members/me/fly",
        ] {
            assert_eq!(Route::of(path), None, "{path}");
        }
    }

    #[test]
    fn ids_in_paths_are_percent_decoded() {
        let route = Route::of("/telephony/calls/Y2lz%3D%3D").unwrap();
        assert_eq!(route.op, Op::Call("Y2lz==".into()));
    }
}
