//! The table as a spreadsheet and as a program read it.

use proptest::prelude::*;

use super::*;

fn row<'r>(name: &'r str, number: &'r str) -> Row<'r> {
    Row {
        slot: "7001",
        label: "Lobby 1",
        parked: Some("2026-11-24T09:41:17.900Z".parse().unwrap()),
        ended: "2026-11-24T09:42:00Z".parse().unwrap(),
        waited_ms: Some(42_100),
        ending: "retrieved",
        here: "yes",
        name,
        number,
    }
}

fn header() -> Vec<String> {
    ["Slot", "Label", "Parked", "Ended", "Waited (seconds)", "How", "Here", "Caller", "Number"]
        .map(str::to_owned)
        .to_vec()
}

fn text(rows: Vec<Row<'_>>) -> String {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    String::from_utf8(table(&header(), rows, &zone)).unwrap()
}

/// Reads RFC 4180, slowly.
fn fields(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let (mut quoted, mut chars) = (false, text.trim_start_matches('\u{feff}').chars().peekable());
    while let Some(c) = chars.next() {
        let fields = lines.last_mut().unwrap();
        let field = fields.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                lines.push(vec![String::new()]);
            }
            c => field.push(c),
        }
    }
    assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line has an end too");
    lines
}

#[test]
fn a_table_has_a_mark_a_header_local_times_with_their_offset_and_whole_seconds() {
    let unknown =
        Row { parked: None, waited_ms: None, ended: "2026-07-01T10:00:00Z".parse().unwrap(), ..row("", "") };
    assert_eq!(
        text(vec![row("Harriet Lund", "+14085550142"), unknown]),
        "\u{feff}Slot,Label,Parked,Ended,Waited (seconds),How,Here,Caller,Number\r\n\
         7001,Lobby 1,2026-11-24T10:41:17+01:00,2026-11-24T10:42:00+01:00,42,retrieved,yes,Harriet Lund,+14085550142\r\n\
         7001,Lobby 1,,2026-07-01T12:00:00+02:00,,retrieved,yes,,\r\n"
    );
}

#[test]
fn what_a_caller_calls_herself_is_never_a_formula() {
    for (told, written) in [
        ("=1+1", "'=1+1"),
        ("=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"http://x\",\"y\")"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=1", "'\n=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("O'Brien", "O'Brien"),
        ("a=b", "a=b"),
    ] {
        let text = text(vec![row(told, told)]);
        let fields = &fields(&text)[1];
        assert_eq!((fields[7].as_str(), fields[8].as_str()), (written, written), "{told:?}");
    }
}

#[test]
fn a_number_of_a_plus_and_digits_stays_one_that_can_be_dialled() {
    for (told, written) in [
        ("+4930123456", "+4930123456"),
        ("+123456789012345", "+123456789012345"),
        ("+1234567890123456", "'+1234567890123456"),
        ("+49-30-123", "'+49-30-123"),
        ("+49 30 123", "'+49 30 123"),
        ("+1+1", "'+1+1"),
        ("+", "'+"),
        ("*21", "*21"),
        ("030 123", "030 123"),
        ("sip:ola@example.test", "sip:ola@example.test"),
    ] {
        assert_eq!(fields(&text(vec![row("", told)]))[1][8], written);
    }
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn every_name_comes_out_as_it_went_in_but_for_the_guard(name in any::<String>(), number in "[-+=@0-9 ,\"\r\n\t']{0,12}") {
        let text = text(vec![row(&name, &number), row("Ola", "")]);
        let lines = fields(&text);
        prop_assert_eq!(lines.len(), 3);
        for (told, written) in [(&name, &lines[1][7]), (&number, &lines[1][8])] {
            prop_assert!(written == told || *written == format!("'{told}"), "{told:?} became {written:?}");
            let computes = written.starts_with(FORMULA) && !is_dialled(written);
            prop_assert!(!computes, "{written:?}");
        }
        prop_assert_eq!(&lines[2][7], "Ola");
    }
}
