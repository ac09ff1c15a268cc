//! The face of the clock: whether a day has 24 hours or twice twelve. Chosen once with the language; [`Words`](super::Words)
//! tells every time of day by it.

/// What the setting `clock` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockFace {
    /// As people have it where this computer stands.
    #[default]
    System,
    /// 2:05 PM.
    Hours12,
    /// 14:05.
    Hours24,
}

/// Where people count twice twelve hours (CLDR, `timeData`: the preferred one is not `H`). 419 is Latin America.
const TWELVE_HOURS: [&str; 111] = [
    "419", "AE", "AG", "AL", "AR", "AS", "AU", "BB", "BD", "BH", "BM", "BN", "BO", "BS", "BT", "CA", "CD",
    "CL", "CO", "CR", "CU", "CY", "DJ", "DM", "DO", "DZ", "EC", "EG", "EH", "ER", "ET", "FJ", "FM", "GD",
    "GH", "GM", "GR", "GT", "GU", "GY", "HK", "HN", "IN", "IQ", "IR", "JM", "JO", "KE", "KH", "KI", "KN",
    "KP", "KR", "KW", "KY", "LB", "LC", "LR", "LS", "LY", "MH", "MM", "MO", "MP", "MR", "MW", "MX", "MY",
    "NA", "NI", "NZ", "OM", "PA", "PE", "PG", "PH", "PK", "PR", "PS", "PW", "PY", "QA", "SA", "SB", "SD",
    "SG", "SL", "SO", "SS", "SV", "SY", "SZ", "TC", "TD", "TN", "TO", "TT", "TW", "TZ", "UG", "UM", "US",
    "UY", "VC", "VE", "VG", "VI", "VU", "WS", "YE", "ZM",
];

impl ClockFace {
    /// Whether it shows twelve hours on this computer.
    pub fn has_twelve_hours(self) -> bool {
        match self {
            Self::System => locale_of_times().is_some_and(|tag| has_twelve_hours(&tag)),
            Self::Hours12 => true,
            Self::Hours24 => false,
        }
    }
}

/// The locale by which the system writes times, which may be another than that of its words.
#[cfg(all(unix, not(target_os = "macos")))]
fn locale_of_times() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|tag| !tag.is_empty());
    ["LC_ALL", "LC_TIME", "LANG"].into_iter().find_map(set)
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn locale_of_times() -> Option<String> {
    sys_locale::get_locale()
}

/// Without a region nobody knows, and 24 hours are understood everywhere.
fn has_twelve_hours(tag: &str) -> bool {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    let is_region =
        |part: &&str| part.len() == 2 || part.len() == 3 && part.bytes().all(|c| c.is_ascii_digit());
    let Some(region) = parts.find(is_region).map(str::to_ascii_uppercase) else { return false };
    // In Canada the French have another clock than the English.
    let is_exception = region == "CA" && language.eq_ignore_ascii_case("fr");
    !is_exception && TWELVE_HOURS.contains(&&*region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_decides_and_without_one_the_day_has_24_hours() {
        for (tag, twelve) in [
            ("en-US", true),
            ("en_AU.UTF-8", true),
            ("en-GB", false),
            ("en-Latn-us", true),
            ("es-419", true),
            ("es_MX.UTF-8@euro", true),
            ("es-ES", false),
            ("de_AT", false),
            ("fr-CA", false),
            ("en-CA", true),
            ("ar_EG.UTF-8", true),
            ("en", false),
            ("C.UTF-8", false),
            ("POSIX", false),
            ("", false),
        ] {
            assert_eq!(has_twelve_hours(tag), twelve, "{tag:?}");
        }
    }

    #[test]
    fn what_is_set_by_hand_holds_whatever_the_system_says() {
        assert!(ClockFace::Hours12.has_twelve_hours());
        assert!(!ClockFace::Hours24.has_twelve_hours());
    }
}
