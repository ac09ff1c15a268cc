//! The preferred answer endpoint at its two paths: whichever a tenant refuses, the other serves.

use serde_json::json;
use valet::webex::Error;
use wiremock::matchers::{body_json, header, method, path};
use wiremock::{Mock, ResponseTemplate};

use crate::support::{answer, client, server};

const MY_PREFERRED: &str = "/v1/telephony/config/people/me/settings/preferredAnswerEndpoint";
const ROSAS_PREFERRED: &str = "/v1/telephony/config/people/Rosa%2F1/preferredAnswerEndpoint";

async fn preferred(
    first: ResponseTemplate,
    second: Option<ResponseTemplate>,
) -> Result<Option<String>, Error> {
    let server = server().await;
    answer(&server, MY_PREFERRED, first, 1).await;
    if let Some(second) = second {
        answer(&server, ROSAS_PREFERRED, second, 1).await;
    }
    let found = client(&server).preferred_answer_endpoint(Some(&"Rosa/1".into())).await?;
    Ok(found.map(|id| id.as_str().to_owned()))
}

#[tokio::test]
async fn the_preferred_endpoint_is_read_at_either_path() {
    let ok = |body| ResponseTemplate::new(200).set_body_json::<serde_json::Value>(body);
    assert_eq!(
        preferred(ok(json!({ "id": "e1", "type": "DEVICE", "name": "Desk" })), None).await,
        Ok(Some("e1".into()))
    );
    for empty in
        [ok(json!({})), ok(json!({ "id": null })), ResponseTemplate::new(200), ResponseTemplate::new(204)]
    {
        assert_eq!(preferred(empty, None).await, Ok(None));
    }
    for refusal in [400, 403, 404, 405] {
        let second = ok(json!({ "preferredAnswerEndpointId": "e2", "endpoints": [{ "id": "e2" }] }));
        assert_eq!(
            preferred(ResponseTemplate::new(refusal), Some(second)).await,
            Ok(Some("e2".into())),
            "{refusal}"
        );
    }
    let second = ok(json!({ "endpoints": [] }));
    assert_eq!(preferred(ResponseTemplate::new(404), Some(second)).await, Ok(None));
}

#[tokio::test]
async fn if_both_paths_refuse_the_more_telling_reason_is_given() {
    for (first, second, told) in [(404, 403, 403), (403, 404, 403), (405, 404, 404), (403, 409, 409)] {
        let error = preferred(ResponseTemplate::new(first), Some(ResponseTemplate::new(second))).await;
        assert_eq!(error.expect_err("both refuse").status(), Some(told), "{first} then {second}");
    }
}

#[tokio::test]
async fn without_a_person_the_first_refusal_stands() {
    let server = server().await;
    answer(&server, MY_PREFERRED, ResponseTemplate::new(404), 1).await;
    let error = client(&server).preferred_answer_endpoint(None).await.expect_err("refused");
    assert_eq!(error.status(), Some(404));
}

async fn set(first: u16, second: Option<u16>, endpoint: Option<&str>) -> Result<(), Error> {
    let server = server().await;
    let put = |at: &str, key: &str| {
        Mock::given(method("PUT"))
            .and(path(at))
            .and(body_json(json!({ key: endpoint })))
            .and(header("content-type", "application/json"))
    };
    put(MY_PREFERRED, "id").respond_with(ResponseTemplate::new(first)).expect(1).mount(&server).await;
    if let Some(second) = second {
        let mock = put(ROSAS_PREFERRED, "preferredAnswerEndpointId");
        mock.respond_with(ResponseTemplate::new(second)).expect(1).mount(&server).await;
    }
    let endpoint = endpoint.map(Into::into);
    client(&server).set_preferred_answer_endpoint(Some(&"Rosa/1".into()), endpoint.as_ref()).await
}

#[tokio::test]
async fn the_preferred_endpoint_is_set_and_cleared_at_either_path() {
    for (first, second) in [(204, None), (200, None), (404, Some(204)), (403, Some(204)), (405, Some(200))] {
        assert_eq!(set(first, second, Some("e1")).await, Ok(()), "{first}");
        assert_eq!(set(first, second, None).await, Ok(()), "{first}");
    }
}

#[tokio::test]
async fn a_set_of_unknown_outcome_is_not_sent_to_the_other_path() {
    for status in [500, 502, 503, 504, 429, 423, 409] {
        assert_eq!(set(status, None, Some("e1")).await.expect_err("not set").status(), Some(status));
    }
}
