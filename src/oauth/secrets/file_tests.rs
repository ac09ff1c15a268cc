use super::*;

async fn read(file: &SecretFile, secret: Secret) -> Option<String> {
    file.load(secret).await.unwrap().map(|value| value.expose_secret().to_owned())
}

#[tokio::test]
async fn secrets_survive_and_do_not_disturb_each_other() {
    let profile = tempfile::tempdir().unwrap();
    let file = SecretFile::of(profile.path());
    assert_eq!(read(&file, Secret::RefreshToken).await, None);
    file.save(Secret::RefreshToken, &"first".into()).await.unwrap();
    file.save(Secret::ClientSecret, &"hush".into()).await.unwrap();
    file.save(Secret::RefreshToken, &"second".into()).await.unwrap();
    let again = SecretFile::of(profile.path());
    assert_eq!(read(&again, Secret::RefreshToken).await.as_deref(), Some("second"));
    again.forget(Secret::RefreshToken).await.unwrap();
    assert_eq!(read(&again, Secret::RefreshToken).await, None);
    assert_eq!(read(&again, Secret::ClientSecret).await.as_deref(), Some("hush"));
    again.forget(Secret::ClientSecret).await.unwrap();
    assert!(!again.path.exists(), "an empty file is no use");
}

#[tokio::test]
async fn nothing_but_the_one_file_is_left() {
    let profile = tempfile::tempdir().unwrap();
    let file = SecretFile::of(profile.path());
    for value in ["first", "second"] {
        file.save(Secret::RefreshToken, &value.into()).await.unwrap();
    }
    let left: Vec<_> =
        fs::read_dir(profile.path().join("secrets")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["secrets.json"]);
}

#[tokio::test]
async fn a_damaged_file_is_told_without_quoting_it_and_heals() {
    let profile = tempfile::tempdir().unwrap();
    let file = SecretFile::of(profile.path());
    file.save(Secret::RefreshToken, &"r".into()).await.unwrap();
    fs::write(&file.path, "\"tok-en\"").unwrap();
    let error = file.load(Secret::RefreshToken).await.unwrap_err();
    assert!(error.to_string().contains("damaged") && !format!("{error:?}").contains("tok-en"), "{error}");
    file.save(Secret::RefreshToken, &"new".into()).await.unwrap();
    assert_eq!(read(&file, Secret::RefreshToken).await.as_deref(), Some("new"));
    fs::write(&file.path, "\"tok-en\"").unwrap();
    file.forget(Secret::RefreshToken).await.unwrap();
    assert!(!file.path.exists());
}

#[tokio::test]
async fn a_file_of_a_newer_valet_is_refused_with_a_sentence_and_left_as_it_is() {
    let profile = tempfile::tempdir().unwrap();
    let file = SecretFile::of(profile.path());
    file.save(Secret::RefreshToken, &"r".into()).await.unwrap();
    let newer = r#"{"version": 2, "secrets": [{"kind": "refresh-token", "value": "tok-en"}]}"#;
    fs::write(&file.path, newer).unwrap();
    for error in [
        file.load(Secret::RefreshToken).await.unwrap_err(),
        file.save(Secret::RefreshToken, &"new".into()).await.unwrap_err(),
        file.forget(Secret::RefreshToken).await.unwrap_err(),
    ] {
        let told = error.to_string();
        assert!(told.contains("a newer Valet has written it") && !told.contains("tok-en"), "{told}");
    }
    assert_eq!(fs::read_to_string(&file.path).unwrap(), newer);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn chmod(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[tokio::test]
    async fn the_file_is_the_owners_alone() {
        let profile = tempfile::tempdir().unwrap();
        let file = SecretFile::of(profile.path());
        file.save(Secret::RefreshToken, &"r".into()).await.unwrap();
        assert_eq!((mode(&file.path), mode(file.path.parent().unwrap())), (0o600, 0o700));
    }

    #[tokio::test]
    async fn a_file_that_others_can_read_is_refused_until_it_is_written_anew() {
        let profile = tempfile::tempdir().unwrap();
        let file = SecretFile::of(profile.path());
        file.save(Secret::RefreshToken, &"r".into()).await.unwrap();
        for wide in [0o640, 0o604, 0o620, 0o666] {
            chmod(&file.path, wide);
            chmod(file.path.parent().unwrap(), 0o755);
            let error = file.load(Secret::RefreshToken).await.unwrap_err();
            assert!(matches!(error, SecretError::TooOpen { .. }), "{wide:o}");
            assert!(error.to_string().contains("can be read or changed by others"), "{error}");
            file.save(Secret::RefreshToken, &"r".into()).await.unwrap();
            assert_eq!((mode(&file.path), mode(file.path.parent().unwrap())), (0o600, 0o700));
        }
        assert_eq!(read(&file, Secret::RefreshToken).await.as_deref(), Some("r"));
    }

    #[tokio::test]
    async fn a_link_is_not_followed_for_reading_and_is_replaced_by_writing() {
        let profile = tempfile::tempdir().unwrap();
        let file = SecretFile::of(profile.path());
        file.save(Secret::RefreshToken, &"r".into()).await.unwrap();
        let elsewhere = profile.path().join("elsewhere.json");
        fs::rename(&file.path, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &file.path).unwrap();
        assert!(matches!(file.load(Secret::RefreshToken).await, Err(SecretError::TooOpen { .. })));
        file.save(Secret::RefreshToken, &"new".into()).await.unwrap();
        assert!(fs::read_to_string(&elsewhere).unwrap().contains("\"r\""));
        assert_eq!(read(&file, Secret::RefreshToken).await.as_deref(), Some("new"));
    }
}
