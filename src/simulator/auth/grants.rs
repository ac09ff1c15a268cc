//! What was granted and still stands: authorization codes, access tokens, refresh tokens (contract 9.1 and 9.2). Pure: time is
//! an argument. Tokens that come from one consent form a family, so that a code used twice can end all of them (RFC 6749 4.1.2).

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::knobs::Knobs;
use super::pkce::{self, Challenge};
use super::refusal::{Code, Refusal};
use super::token::mint;
use super::{Denied, What};

/// A used or expired code is remembered this long, to notice that somebody uses it again.
const CODE_MEMORY_SECS: i64 = 86_400;

/// The life of a personal access token (contract 9.4): about 12 hours.
const PERSONAL_SECS: i64 = 43_199;

/// What a code stands for. Only one client is registered, so a code is bound to it by being here.
pub struct Consented {
    /// Index of the user who said yes.
    pub user: usize,
    /// What was allowed.
    pub scopes: BTreeSet<String>,
    /// The address that the code was sent to.
    pub redirect_uri: String,
    /// What the exchange must prove.
    pub challenge: Option<Challenge>,
}

/// The content of a token answer.
pub struct Issued {
    /// The access token.
    pub access_token: String,
    /// Its life, seconds.
    pub expires_in_secs: i64,
    /// The refresh token and its life in seconds; none when the answer leaves it out.
    pub refresh: Option<(String, i64)>,
    /// The scopes granted; none when the answer leaves them out.
    pub scope: Option<String>,
}

struct IssuedCode {
    consented: Consented,
    expires: Timestamp,
    used_for: Option<u64>,
}

struct Token {
    user: usize,
    scopes: BTreeSet<String>,
    expires: Timestamp,
    family: u64,
}

/// Every code and token. Those that have expired stay, so that they are told from those that never were.
#[derive(Default)]
pub struct Grants {
    codes: HashMap<String, IssuedCode>,
    access: HashMap<String, Token>,
    refresh: HashMap<String, Token>,
    families: u64,
}

impl Grants {
    /// A fresh code for what was consented.
    pub fn issue_code(&mut self, consented: Consented, now: Timestamp, knobs: &Knobs) -> String {
        self.codes.retain(|_, code| now < after(code.expires, CODE_MEMORY_SECS));
        let code = mint();
        let expires = after(now, knobs.code_secs);
        self.codes.insert(code.clone(), IssuedCode { consented, expires, used_for: None });
        code
    }

    /// Exchanges a code. An attempt that fails leaves the code as it is; a second use ends the tokens of the first.
    ///
    /// # Errors
    /// `invalid_grant` for a code that is unknown, used, expired, or bound to another address or verifier.
    pub fn redeem(
        &mut self,
        code: &str,
        redirect_uri: &str,
        verifier: Option<&str>,
        now: Timestamp,
        knobs: &Knobs,
    ) -> Result<Issued, Refusal> {
        let known = self.codes.get_mut(code).ok_or(Refusal::grant("The code is not known."))?;
        if let Some(family) = known.used_for {
            self.revoke(family);
            return Err(Refusal::grant("The code was used before; the tokens that it gave are revoked."));
        }
        if now >= known.expires {
            return Err(Refusal::grant("The code has expired."));
        }
        if known.consented.redirect_uri != redirect_uri {
            return Err(Refusal::grant("redirect_uri is not the one that the code was sent to."));
        }
        pkce::check(known.consented.challenge.as_ref(), verifier)?;
        self.families += 1;
        known.used_for = Some(self.families);
        let (user, scopes) = (known.consented.user, known.consented.scopes.clone());
        Ok(self.issue(user, scopes, self.families, now, knobs))
    }

    /// The tokens of an approved device grant.
    pub fn issue_to_device(
        &mut self,
        user: usize,
        scopes: BTreeSet<String>,
        now: Timestamp,
        knobs: &Knobs,
    ) -> Issued {
        self.families += 1;
        self.issue(user, scopes, self.families, now, knobs)
    }

    /// A personal access token with these scopes: no refresh token, no knobs.
    pub fn issue_personal(&mut self, user: usize, scopes: BTreeSet<String>, now: Timestamp) -> String {
        self.families += 1;
        let token = mint();
        let expires = after(now, PERSONAL_SECS);
        self.access.insert(token.clone(), Token { user, scopes, expires, family: self.families });
        token
    }

    /// Uses a refresh token, which renews its life (contract 9.1). `scope` may narrow what the new access token may do.
    ///
    /// # Errors
    /// `invalid_grant` for a token that is unknown, replaced or expired; `invalid_scope` for a scope beyond the consent.
    pub fn refresh(
        &mut self,
        token: &str,
        scope: Option<&str>,
        now: Timestamp,
        knobs: &Knobs,
    ) -> Result<Issued, Refusal> {
        let known = self.refresh.get_mut(token).ok_or(Refusal::grant("The refresh token is not known."))?;
        if now >= known.expires {
            return Err(Refusal::grant("The refresh token has expired."));
        }
        let scopes = match scope {
            None => known.scopes.clone(),
            Some(scope) => {
                let wanted: BTreeSet<String> = scope.split_ascii_whitespace().map(str::to_owned).collect();
                if wanted.is_empty() || !wanted.is_subset(&known.scopes) {
                    return Err(Refusal::new(
                        Code::InvalidScope,
                        "A refresh cannot ask for more than was granted.",
                    ));
                }
                wanted
            }
        };
        known.expires = after(now, knobs.refresh_secs);
        let (user, family) = (known.user, known.family);
        let mut kept = token.to_owned();
        if knobs.rotate_refresh && !knobs.omit_refresh {
            kept = mint();
            if let Some(old) = self.refresh.remove(token) {
                self.refresh.insert(kept.clone(), old);
            }
        }
        let mut issued = self.issue_access(user, scopes, family, now, knobs);
        issued.refresh = (!knobs.omit_refresh).then_some((kept, knobs.refresh_secs));
        Ok(issued)
    }

    /// Whose access token this is and what it may do.
    ///
    /// # Errors
    /// [`Denied::Unknown`] or [`Denied::Expired`].
    pub fn look_up(&self, access_token: &str, now: Timestamp) -> Result<(usize, &BTreeSet<String>), Denied> {
        let token = self.access.get(access_token).ok_or(Denied::Unknown)?;
        if now < token.expires { Ok((token.user, &token.scopes)) } else { Err(Denied::Expired) }
    }

    /// Ends the life of all access or all refresh tokens of a user.
    pub fn expire(&mut self, user: usize, what: What, now: Timestamp) {
        let tokens = match what {
            What::Access => &mut self.access,
            What::Refresh => &mut self.refresh,
        };
        for token in tokens.values_mut().filter(|token| token.user == user) {
            token.expires = token.expires.min(now);
        }
    }

    fn issue(
        &mut self,
        user: usize,
        scopes: BTreeSet<String>,
        family: u64,
        now: Timestamp,
        knobs: &Knobs,
    ) -> Issued {
        let mut issued = self.issue_access(user, scopes.clone(), family, now, knobs);
        if !knobs.omit_refresh {
            let token = mint();
            let expires = after(now, knobs.refresh_secs);
            self.refresh.insert(token.clone(), Token { user, scopes, expires, family });
            issued.refresh = Some((token, knobs.refresh_secs));
        }
        issued
    }

    /// The access half of an answer. `grantScopes` narrows it here, so that turning the knob back and refreshing heals it.
    fn issue_access(
        &mut self,
        user: usize,
        mut scopes: BTreeSet<String>,
        family: u64,
        now: Timestamp,
        knobs: &Knobs,
    ) -> Issued {
        if let Some(granted) = &knobs.grant_scopes {
            scopes.retain(|scope| granted.contains(scope));
        }
        let scope =
            (!knobs.omit_scope).then(|| scopes.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
        let access_token = mint();
        let expires = after(now, knobs.access_secs);
        self.access.insert(access_token.clone(), Token { user, scopes, expires, family });
        Issued { access_token, expires_in_secs: knobs.access_secs, refresh: None, scope }
    }

    fn revoke(&mut self, family: u64) {
        self.access.retain(|_, token| token.family != family);
        self.refresh.retain(|_, token| token.family != family);
    }
}

/// `secs` after `time`.
pub fn after(time: Timestamp, secs: i64) -> Timestamp {
    time.checked_add(SignedDuration::from_secs(secs)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
#[path = "grants_tests.rs"]
mod tests;
