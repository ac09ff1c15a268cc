//! The support file: versions, settings without secrets, the last log, tracking ids and what the doctor says. One click, and
//! nobody has to be told where things are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;

use crate::present;
use crate::say;
use crate::store::{Profile, Settings, StoreError, SupportFile, machine_policy_file};
use crate::words::Arg;

/// Asks the doctor, who lives elsewhere, and answers with his page in JSON.
pub type Doctor = Arc<dyn Fn() -> BoxFuture<'static, String> + Send + Sync>;

/// Writes a support file for this profile to `path`.
///
/// # Errors
/// [`StoreError::Write`].
pub fn pack(profile: &Profile, tracking_ids: &[String], doctor: &str, path: &Path) -> Result<(), StoreError> {
    SupportFile::default()
        .with("about.txt", about())
        .with("settings.txt", settings(profile))
        .with("tracking-ids.txt", tracking_ids.join("\n"))
        .with("doctor.json", doctor)
        .with_log(&profile.log_dir())
        .write(path)
}

/// The same into the folder where a person looks for what she has saved. Returns where it is.
pub(super) async fn write(
    profile: Profile,
    tracking_ids: Vec<String>,
    doctor: Option<Doctor>,
) -> Result<PathBuf, Arg> {
    let page = match doctor {
        Some(ask) => ask().await,
        None => String::new(),
    };
    let now = present::wall().to_zoned_datetime(TimeZone::system());
    let name = now.strftime("valet-support-%Y-%m-%d-%H%M%S.tar.gz").to_string();
    let path = profile.export_dir().join(name);
    let target = path.clone();
    let packing = tokio::task::spawn_blocking(move || pack(&profile, &tracking_ids, &page, &target));
    match packing.await {
        Ok(packed) => packed.map(|()| path).map_err(|why| why.message().into()),
        Err(_) => Err(say!("write-interrupted").into()),
    }
}

fn about() -> String {
    let (version, os, arch) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    format!("Valet {version}\n{os} {arch}\n{}\n", present::wall())
}

/// As this Valet understands them. The client secret does not show itself; a proxy's password is taken out.
fn settings(profile: &Profile) -> String {
    match Settings::load_with(&profile.config_file(), Some(&machine_policy_file())) {
        Ok(mut settings) => {
            if let Some(proxy) = &mut settings.webex.proxy {
                proxy.set_username("").ok();
                proxy.set_password(None).ok();
            }
            format!("{settings:#?}\n")
        }
        // Its words may quote what stands there.
        Err(_) => "The settings cannot be used; the doctor says why.\n".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_settings_no_secret_is_told_and_the_rest_is() {
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(dir.path());
        let text = "[webex]\nclient_id = \"C42\"\nclient_secret = \"hush-words\"\n\
                    proxy = \"http://rosa:pass-words@proxy.example.org:3128\"\n";
        std::fs::write(profile.config_file(), text).unwrap();
        let told = settings(&profile);
        assert!(told.contains("C42") && told.contains("proxy.example.org"), "{told}");
        for secret in ["hush-words", "pass-words", "rosa"] {
            assert!(!told.contains(secret), "{told}");
        }
        std::fs::write(profile.config_file(), "[webex]\nclient_secrte = \"hush-words\"\n").unwrap();
        assert!(!settings(&profile).contains("hush-words"));
    }
}
