//! A simulator with two people, its sign-in mounted under `/v1` on a free port, and a client that follows no redirect.

use std::collections::HashMap;

use reqwest::{Response, StatusCode};
use serde_json::Value;
use url::Url;
use valet::simulator::auth::{Auth, AuthConfig, AuthUser};
use valet::simulator::clock::Clock;

pub const ID: &str = "C0ffee";
pub const SECRET: &str = "s3cret";
pub const BACK: &str = "http://127.0.0.1:43117/callback";
pub const ROSA: &str = "rosa.keller@example.org";
pub const TOM: &str = "tom.abel@example.org";
pub const SCOPE: &str = "spark:calls_read spark:calls_write";
/// The pair of RFC 7636 appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub struct Desk {
    pub api_base: String,
    pub auth: Auth,
    pub clock: Clock,
    pub http: reqwest::Client,
}

impl Desk {
    pub async fn open() -> Self {
        let user = |name: &str, email: &str, person_id: &str| AuthUser {
            name: name.to_owned(),
            email: email.to_owned(),
            person_id: person_id.to_owned(),
        };
        let config = AuthConfig {
            client_id: ID.to_owned(),
            client_secret: SECRET.to_owned(),
            redirect_uris: vec![BACK.to_owned(), BACK.replace("43117", "43118")],
            registered_scopes: [
                "spark:calls_read",
                "spark:calls_write",
                "spark:telephony_config_read",
                "openid",
            ]
            .map(str::to_owned)
            .into(),
            users: vec![user("Rosa Keller", ROSA, "P-rosa"), user("Tom Abel", TOM, "P-tom")],
        };
        let clock = Clock::default();
        let auth = Auth::new(config, clock.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api_base = format!("http://{}/v1", listener.local_addr().unwrap());
        let router = axum::Router::new().nest("/v1", auth.router());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let no_redirects = reqwest::redirect::Policy::none();
        let http = reqwest::Client::builder().redirect(no_redirects).no_proxy().build().unwrap();
        Self { api_base, auth, clock, http }
    }

    pub fn turn(&self, knobs: Value) {
        self.auth.apply(knobs.as_object().unwrap()).unwrap();
    }

    /// A good authorization request, with `changes` put over its parameters; an empty value takes one away.
    pub fn authorize_url(&self, changes: &[(&str, &str)]) -> Url {
        let mut params = vec![
            ("response_type", "code"),
            ("client_id", ID),
            ("redirect_uri", BACK),
            ("scope", SCOPE),
            ("state", "st/1 +"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        for (name, value) in changes {
            params.retain(|(known, _)| known != name);
            params.push((name, value));
        }
        params.retain(|(_, value)| !value.is_empty());
        Url::parse_with_params(&format!("{}/authorize", self.api_base), params).unwrap()
    }

    pub async fn authorize(&self, changes: &[(&str, &str)]) -> Response {
        self.http.get(self.authorize_url(changes)).send().await.unwrap()
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        self.http.post(format!("{}{path}", self.api_base)).form(form).send().await.unwrap()
    }

    /// What a browser does for a person who allows as `user`.
    pub async fn sign_in(&self, user: &str, changes: &[(&str, &str)]) -> String {
        let page = self.authorize(changes).await;
        assert_eq!(page.status(), StatusCode::OK);
        let nonce = hidden(&page.text().await.unwrap(), "nonce");
        let form = [("nonce", nonce.as_str()), ("user", user), ("decision", "allow")];
        let back = returned(&self.post("/authorize/decision", &form).await);
        back["code"].clone()
    }

    /// The form of a good exchange.
    pub fn exchange_form<'a>(&self, code: &'a str) -> Vec<(&'static str, &'a str)> {
        vec![
            ("grant_type", "authorization_code"),
            ("client_id", ID),
            ("client_secret", SECRET),
            ("code", code),
            ("redirect_uri", BACK),
            ("code_verifier", VERIFIER),
        ]
    }

    pub async fn exchange(&self, code: &str) -> Response {
        self.post("/access_token", &self.exchange_form(code)).await
    }

    pub async fn refresh(&self, token: &str) -> Response {
        let form = [
            ("grant_type", "refresh_token"),
            ("client_id", ID),
            ("client_secret", SECRET),
            ("refresh_token", token),
        ];
        self.post("/access_token", &form).await
    }

    pub async fn drive_to_tokens(&self) -> Value {
        let code = self.sign_in(ROSA, &[]).await;
        json(self.exchange(&code).await, 200).await
    }

    /// Whether the simulator would serve a request with this access token.
    pub fn serves(&self, tokens: &Value) -> bool {
        self.auth.check(Some(&format!("Bearer {}", text(tokens, "access_token")))).is_ok()
    }
}

/// The body of an answer that must have this status.
pub async fn json(response: Response, status: u16) -> Value {
    let got = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    assert_eq!(got, status, "{body}");
    body
}

/// The `error` of a refusal in OAuth style that must have this status.
pub async fn refused(response: Response, status: u16) -> String {
    let body = json(response, status).await;
    assert!(body["error_description"].as_str().is_some_and(|sentence| sentence.ends_with('.')), "{body}");
    text(&body, "error").to_owned()
}

pub fn text<'a>(body: &'a Value, key: &str) -> &'a str {
    body[key].as_str().unwrap_or_else(|| panic!("no {key} in {body}"))
}

/// The value of a hidden field of a page.
pub fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("the page has the field");
    rest.split('"').next().unwrap().to_owned()
}

/// The query with which a 302 leads back to the application.
pub fn returned(response: &Response) -> HashMap<String, String> {
    assert_eq!(response.status(), StatusCode::FOUND);
    let location = response.headers()["location"].to_str().unwrap();
    assert!(location.starts_with(&format!("{BACK}?")), "{location}");
    Url::parse(location).unwrap().query_pairs().into_owned().collect()
}
