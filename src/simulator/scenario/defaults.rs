//! What a scenario that says nothing of it starts with.

pub(super) fn organization() -> String {
    "Harbour Clinic".into()
}

pub(super) fn client_id() -> String {
    "valet-simulated-integration".into()
}

pub(super) fn client_secret() -> String {
    "simulated-client-secret".into()
}

pub(super) fn redirect_uris() -> Vec<String> {
    (43117..=43119).map(|port| format!("http://127.0.0.1:{port}/callback")).collect()
}

pub(super) fn registered_scopes() -> Vec<String> {
    let scopes = [
        "spark:calls_read",
        "spark:calls_write",
        "spark:telephony_config_read",
        "spark:telephony_config_write",
        "spark:people_read",
        "spark:organizations_read",
        "spark:xsi",
    ];
    scopes.map(str::to_owned).to_vec()
}
