//! The list of keys as a page for the printer. Pure: the words come in as they are on the screen.

use std::fmt::{self, Write as _};

use crate::html::escaped;

/// Two columns on a sheet, black on white.
const PAGE: &str = include_str!("../../assets/keys.html");

/// What stands on the page.
pub(super) struct KeyPage {
    /// The language of its words, as a BCP 47 tag.
    pub language: &'static str,
    /// Its title.
    pub title: String,
    /// Each group with its heading; in it each key and what it does.
    pub groups: Vec<(String, Vec<(String, String)>)>,
}

impl KeyPage {
    /// The page as HTML. It asks for the printer when it opens, loads nothing, and holds no person's data.
    pub fn html(&self) -> String {
        let mut groups = String::new();
        for (heading, keys) in &self.groups {
            // Writing into a text cannot fail.
            write_group(&mut groups, heading, keys).ok();
        }
        // The groups last: what stands in them is not looked through for the other two.
        PAGE.replace("{language}", self.language)
            .replace("{title}", &escaped(&self.title))
            .replace("{groups}", &groups)
    }
}

fn write_group(page: &mut String, heading: &str, keys: &[(String, String)]) -> fmt::Result {
    writeln!(page, "<section><h2>{}</h2><table>", escaped(heading))?;
    for (key, does) in keys {
        writeln!(page, "<tr><th>{}</th><td>{}</td></tr>", escaped(key), escaped(does))?;
    }
    writeln!(page, "</table></section>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_signs_of_html_mean_themselves() {
        let keys = vec![("Ctrl+<".to_owned(), "smaller & \"smaller\"".to_owned())];
        let page = KeyPage { language: "en", title: "Keys".into(), groups: vec![("<Window>".into(), keys)] };
        let html = page.html();
        for told in ["<h2>&lt;Window&gt;</h2>", "<th>Ctrl+&lt;</th>"] {
            assert!(html.contains(told), "{told}: {html}");
        }
        assert!(html.contains("<td>smaller &amp; &quot;smaller&quot;</td>"), "{html}");
    }

    #[test]
    fn the_page_loads_nothing_and_names_its_language() {
        let html = KeyPage { language: "de", title: "Tasten".into(), groups: Vec::new() }.html();
        assert!(html.contains("<html lang=\"de\">") && html.contains("<title>Tasten – Valet</title>"));
        for loads in ["http", "src=", "href=", "url("] {
            assert!(!html.contains(loads), "{loads}: {html}");
        }
    }
}
