//! The few flat documents that Valet sends.

use quick_xml::escape::escape;

use super::XSI;

/// A document with one level of leaves, in this order: the schemas are sequences.
pub(in crate::xsi) fn document(name: &str, leaves: &[(&str, &str)]) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{name} xmlns=\"{XSI}\">");
    for (leaf, value) in leaves {
        text.push_str(&format!("<{leaf}>{}</{leaf}>", escape(*value)));
    }
    text.push_str(&format!("</{name}>"));
    text
}
