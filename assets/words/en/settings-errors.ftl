# What is wrong in the settings file or in the policy of the computer: file, line, key, and what is allowed instead. Names of
# settings and files are the same in every language.

two-lines =
    { $one }
    { $next }
settings-problem = { $file }, line { $line }: { $sentence }
settings-locked = { $setting } is set for this computer by { $policy } and cannot be changed here.
# "a, b and c", "a, b or c".
settings-and = { $first } and { $last }
settings-or = { $first } or { $last }

# A whole sentence. { $why } is one of the clauses below.
setting-wrong = { $setting } { $why }.
setting-key-wrong = { $setting }: { $why }
setting-no-section = { $name } must be a section: { $section } on a line of its own.
setting-unknown = { $section } has no setting { $name }. It has { $known }.
setting-belongs = { $name } belongs under { $section }.
setting-nowhere = there is no section or setting { $name }. The sections are { $sections }.
setting-no-toml = this is not TOML: { $why }.
setting-no-utf8 = this is not UTF-8 text. Save the file with the encoding UTF-8.
setting-needs-both = { $section } needs { $key } too, or neither of the two.
setting-needs-host = { $section } needs { $key } too, the address that your administrator names.
setting-needs-number = { $section } needs a number, such as number = "7001".
setting-needs-brackets = each slot begins with [[slots]] in double brackets.
setting-no-action = “{ $name }” is no action's name.
setting-slot-there = { $number } is a slot in config.toml already.
setting-slot-gone = { $number } is no slot in config.toml any more.
client-id-wrong = The client id { $why }.
client-secret-wrong = The client secret { $why }.

# The end of a sentence that begins with the name of a setting.
wants-not = { $wanted }, not { $value }
wants-address = must be a web address such as { $example }
wants-https = must begin with https://; plain http is for this computer alone (127.0.0.1, [::1] or localhost)
wants-path-end = must end with its path, without “?” or “#”
wants-proxy = must be an address such as http://proxy.company.domain:8080
wants-redirect = must hold addresses of this computer with http, 127.0.0.1 or localhost, and a port, such as { $example }
wants-scope = must hold one scope per text, such as "spark:xsi"
wants-text = must be text in quotes
wants-client = is empty; copy it from the integration's page at Webex
wants-client-or-none = is empty; copy it from the integration's page at Webex, or remove the line
wants-whole-client = holds a space or a character that Webex does not use there; copy it again
wants-calls-path = must be a path under api_base, such as telephony/calls/members/me
wants-one-line = must be text on one line
wants-text-number = must be text in quotes, such as "7001"
wants-slot-number = must be what one dials, without spaces: 7001, +12223334444, *73, tel:+12223334444, user@company.domain or sip:user@company.domain
wants-no-credentials = must not hold a user name or a password
wants-seconds = must be a whole number of seconds between { $least } and { $most }
wants-days = must be a whole number of days between { $least } and { $most }
wants-between = must be between { $least } and { $most }
wants-number = must be a number between { $least } and { $most }
wants-on-or-off = must be true or false without quotes
wants-choice = must be { $allowed }
wants-time = must be a time of day in quotes, from "00:00" to "23:59"
wants-chord = must be a key such as "F8", "Ctrl+K" or "Ctrl+Shift+Space", or "{ $none }"
wants-device = must be "all", "device", "application", or a device's name or id, in quotes
wants-action = is no action's name: those are small letters, such as fetch-longest
wants-list = must be a list in brackets, such as ["one", "two"]
wants-an-address = must hold one address at least; remove the line for the usual three
wants-other-time = must be another time than quiet_from
wants-other-number = { $number } is already the slot of line { $line }; remove one of them
# What stands there instead.
value-date = a date
value-list = a list
value-table = a table
