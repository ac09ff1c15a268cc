//! Enums that stay open: an unknown value of Webex is kept as `Other`, never a failure (contract 1).

/// Declares an enum with `Other(String)` last, read from and written to the texts that stand behind the variants.
/// A variant may be read from several texts; it is written as the first.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $text:literal $(| $alias:literal)* ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )+
            /// A value that Valet does not know, kept as it came; empty if none came.
            Other(String),
        }

        impl $name {
            /// The value as it stands on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )+
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $( $text $(| $alias)* => Self::$variant, )+
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Other(String::new())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as ::serde::Deserialize>::deserialize(deserializer)?;
                Ok(Self::from(text.as_str()))
            }
        }
    };
}

pub(super) use open_enum;

#[cfg(test)]
mod tests {
    open_enum! {
        /// For the tests.
        Fruit {
            /// Red.
            Apple = "APPLE" | "RED_APPLE",
            /// Yellow.
            Pear = "PEAR",
        }
    }

    #[test]
    fn known_and_unknown_values_survive_a_round_trip() {
        for text in ["\"APPLE\"", "\"PEAR\"", "\"QUINCE\"", "\"\""] {
            let fruit: Fruit = serde_json::from_str(text).expect("never a failure");
            assert_eq!(serde_json::to_string(&fruit).expect("json"), text);
        }
    }

    #[test]
    fn a_second_spelling_is_the_same_value() {
        assert_eq!(Fruit::from("RED_APPLE"), Fruit::Apple);
        assert_eq!(Fruit::from("apple"), Fruit::Other("apple".to_owned()));
    }
}
