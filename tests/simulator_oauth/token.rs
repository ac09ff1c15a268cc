//! `POST /access_token` with a refresh token, the lives of tokens, and a client that nobody here wrote.

use oauth2::basic::BasicClient;
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, PkceCodeChallenge, RedirectUrl,
    Scope, TokenResponse as _, TokenUrl,
};
use serde_json::json;
use valet::simulator::auth::{Denied, What};

use super::desk::{BACK, Desk, ID, ROSA, SECRET, json, refused, returned, text};

#[tokio::test]
async fn a_refresh_keeps_the_refresh_token_unless_it_rotates() {
    let desk = Desk::open().await;
    let first = desk.drive_to_tokens().await;
    let second = json(desk.refresh(text(&first, "refresh_token")).await, 200).await;
    assert_eq!(second["refresh_token"], first["refresh_token"]);
    assert_ne!(second["access_token"], first["access_token"]);
    desk.turn(json!({"rotateRefresh": true}));
    let third = json(desk.refresh(text(&first, "refresh_token")).await, 200).await;
    assert_ne!(third["refresh_token"], first["refresh_token"]);
    assert_eq!(refused(desk.refresh(text(&first, "refresh_token")).await, 400).await, "invalid_grant");
    json(desk.refresh(text(&third, "refresh_token")).await, 200).await;
}

#[tokio::test]
async fn an_answer_may_leave_out_the_refresh_token_and_the_scope() {
    let desk = Desk::open().await;
    let first = desk.drive_to_tokens().await;
    desk.turn(json!({"omitRefresh": true, "omitScope": true}));
    let second = json(desk.refresh(text(&first, "refresh_token")).await, 200).await;
    for key in ["refresh_token", "refresh_token_expires_in", "scope"] {
        assert!(second.get(key).is_none(), "{second}");
    }
    json(desk.refresh(text(&first, "refresh_token")).await, 200).await;
}

#[tokio::test]
async fn fewer_scopes_may_be_granted_than_asked_for() {
    let desk = Desk::open().await;
    desk.turn(json!({"grantScopes": ["spark:calls_read"]}));
    let tokens = desk.drive_to_tokens().await;
    assert_eq!(text(&tokens, "scope"), "spark:calls_read");
    let grant = desk.auth.check(Some(&format!("Bearer {}", text(&tokens, "access_token")))).unwrap();
    assert_eq!(grant.scopes.into_iter().collect::<Vec<_>>(), ["spark:calls_read"]);
}

#[tokio::test]
async fn lives_are_as_long_as_the_answer_says() {
    let desk = Desk::open().await;
    desk.turn(json!({"accessSecs": 100, "refreshSecs": 1000}));
    let tokens = desk.drive_to_tokens().await;
    assert_eq!((&tokens["expires_in"], &tokens["refresh_token_expires_in"]), (&json!(100), &json!(1000)));
    desk.clock.advance(90);
    assert!(desk.serves(&tokens));
    desk.clock.advance(10);
    let header = format!("Bearer {}", text(&tokens, "access_token"));
    assert_eq!(desk.auth.check(Some(&header)), Err(Denied::Expired));
    desk.clock.advance(900);
    assert_eq!(refused(desk.refresh(text(&tokens, "refresh_token")).await, 400).await, "invalid_grant");
}

#[tokio::test]
async fn an_expired_refresh_token_is_refused() {
    let desk = Desk::open().await;
    let tokens = desk.drive_to_tokens().await;
    desk.auth.expire(ROSA, What::Refresh).unwrap();
    assert!(desk.serves(&tokens));
    assert_eq!(refused(desk.refresh(text(&tokens, "refresh_token")).await, 400).await, "invalid_grant");
}

#[tokio::test]
async fn a_refresh_that_is_wrong_in_one_field_is_refused() {
    let desk = Desk::open().await;
    let tokens = desk.drive_to_tokens().await;
    let good = [
        ("grant_type", "refresh_token"),
        ("client_id", ID),
        ("client_secret", SECRET),
        ("refresh_token", text(&tokens, "refresh_token")),
    ];
    for (field, value, status, error) in [
        ("client_secret", "other", 401, "invalid_client"),
        ("refresh_token", "other", 400, "invalid_grant"),
        ("refresh_token", text(&tokens, "access_token"), 400, "invalid_grant"),
        ("refresh_token", "", 400, "invalid_request"),
        ("scope", "spark:telephony_config_read", 400, "invalid_scope"),
    ] {
        let mut form: Vec<_> = good.into_iter().filter(|(name, _)| *name != field).collect();
        form.push((field, value));
        assert_eq!(refused(desk.post("/access_token", &form).await, status).await, error, "{field}");
    }
    let twice: Vec<_> = good.into_iter().chain([("grant_type", "refresh_token")]).collect();
    assert_eq!(refused(desk.post("/access_token", &twice).await, 400).await, "invalid_request");
}

#[derive(Debug, thiserror::Error)]
enum WireError {
    #[error(transparent)]
    Reqwest(#[from] reqwest::Error),
    #[error(transparent)]
    Http(#[from] oauth2::http::Error),
}

async fn send(
    http: &reqwest::Client,
    request: oauth2::HttpRequest,
) -> Result<oauth2::HttpResponse, WireError> {
    let response = http.execute(request.try_into()?).await?;
    let mut answer = oauth2::http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    Ok(answer.body(response.bytes().await?.to_vec())?)
}

#[tokio::test]
async fn a_standard_client_signs_in_and_refreshes() {
    let desk = Desk::open().await;
    desk.turn(json!({"consent": "auto"}));
    for auth_type in [AuthType::RequestBody, AuthType::BasicAuth] {
        let client = BasicClient::new(ClientId::new(ID.to_owned()))
            .set_client_secret(ClientSecret::new(SECRET.to_owned()))
            .set_auth_type(auth_type)
            .set_auth_uri(AuthUrl::new(format!("{}/authorize", desk.api_base)).unwrap())
            .set_token_uri(TokenUrl::new(format!("{}/access_token", desk.api_base)).unwrap())
            .set_redirect_uri(RedirectUrl::new(BACK.to_owned()).unwrap());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scope = Scope::new("spark:calls_read".to_owned());
        let (url, state) =
            client.authorize_url(CsrfToken::new_random).add_scope(scope).set_pkce_challenge(challenge).url();
        let back = returned(&desk.http.get(url).send().await.unwrap());
        assert_eq!(&back["state"], state.secret());
        let wire = |request| send(&desk.http, request);
        let exchange =
            client.exchange_code(AuthorizationCode::new(back["code"].clone())).set_pkce_verifier(verifier);
        let tokens = exchange.request_async(&wire).await.unwrap();
        assert_eq!(tokens.expires_in().unwrap().as_secs(), 1_209_599);
        let refresh_token = tokens.refresh_token().unwrap();
        let renewed = client.exchange_refresh_token(refresh_token).request_async(&wire).await.unwrap();
        assert_ne!(renewed.access_token().secret(), tokens.access_token().secret());
    }
}
