# The settings in the window: a list of pages at the left (150 points), and the page beside it: of each setting its name, one line
# that says what it does, and its control. In a window of 360 points a page has 280 points.
#

settings-title = Settings
# Of the menu.
settings-entry = Settings…
# Name of the list of pages, for the ear.
settings-pages = Pages of the settings
# Whoever looks after the computer has set it.
locked-by = Locked by { $file }
# Beside each key that cannot be changed; the other one once above all keys.
key-locked = Locked
keys-locked-by = What is locked here is locked by { $file }
# Of several settings.
as-the-system = As the system
# What is typed is out of the limits.
set-between = Only { $least } to { $most } can be set.
# Buttons "−" and "+", for the ear. { $what } is the name of the setting.
less-of = Less: { $what }
more-of = More: { $what }

page-account = Account
page-devices = Devices
page-calls = Recall and answering
page-notifications = Notifications
page-appearance = Appearance
page-day = The day
page-network = Network
page-about = About Valet

## Account.

set-account = Signed in as
help-account = Who works at this console. Signing out forgets every token on this PC.
nobody-signed-in = Nobody is signed in.
set-kept-in = Where the sign-in is kept
help-kept-in = You choose it when you sign in; signing out forgets it there.
kept-nowhere = Nowhere: only until Valet quits
set-integration = Integration at Webex
help-integration = As what Valet talks to Webex. Another one holds as soon as you sign in with it.

## Devices. The first setting is named as in the header: answer-devices.

help-answer-on = The device that rings when you retrieve, on this PC alone. For one call you can still choose another.
set-start-on = Device at the start
help-start-on = Which device rings when Valet starts. Whatever is chosen above holds until then.
start-as-before = The one chosen last
set-webex-default = Default device of the Webex account
help-webex-default = What Webex itself rings. It changes your Webex account, so it holds in every app.
no-default = None
set-default-not-allowed = Your sign-in does not include the permission to change it.

## Recall and answering. The first setting is named as in "What Valet can see": source-recall.

help-recall = After so many seconds Webex calls back whoever parked the call. Valet counts down to it.
# { $holds } is recall-time-of-settings or recall-time-of-webex.
recall-now = What counts now: { $holds }
set-auto-answer = Answer for me
help-auto-answer = Valet answers on the device that it rings, where Webex allows it. Otherwise you lift the handset.
unit-secs = seconds

## Slots by hand.

set-slots = Slots by hand
help-slots = Slots that Webex does not list for you. They stand on the board behind the others.
no-manual-slots = None yet.
add-slot = One more slot
slot-label = Label
label-example = Cellar
label-of = Label of { $slot }
add = Add
remove = Remove
remove-slot = Remove { $slot }
slot-there = { $slot } is in the list already.

## Notifications of the desktop.

# Above the page where no notification is shown; notices-task-bar follows.
notices-not-here = Valet shows no notifications on this system yet.
notices-no-bus = No notification can be shown: this session has no message bus (D-Bus).
notices-no-service = No notification can be shown: this desktop has no notification service. One is found as soon as it runs.
notices-no-answer = The last notification could not be shown: the desktop’s notification service did not take it.
notices-task-bar = In the task bar the window asks for attention all the same, for whatever is not off here.
set-notify-parked = When a caller is parked
help-notify-parked = The desktop shows it while you work in another window.
set-notify-warning = When a recall is near
help-notify-warning = The desktop warns you before a parked caller is called back to whoever parked.
set-notify-recall = When a caller is back
help-notify-recall = The desktop tells you that a parked caller rings again.
notify-off = Off
notify-silent = Without sound
notify-sound = With sound
set-quiet = Quiet hours
help-quiet = In these hours notifications make no sound.
# Before the two times.
quiet-from = From
quiet-until = until
# The name of the two fields, for the ear. { $which } is quiet-from or quiet-until.
quiet-heard = Quiet hours: { $which }
quiet-unread = “{ $typed }” is no time of day. Type it like 22:00.
quiet-same = Quiet hours cannot end when they begin.

## Keys.

set-keys = Keys of the actions
help-keys = Press “Change”, then the keys that you want. Esc leaves them as they are.
change = Change
# For the ear. { $action } begins small: "park the call".
change-key = Change the key { $key }: { $action }
# Where the old key stood: 130 points in a narrow window.
press-keys = Press the keys…
press-keys-heard = Press the new keys now. Esc leaves them as they are.
more-for-key = More for the key: { $action }
no-key = No key
usual-key = Usual key: { $key }

## Appearance.

set-theme = Theme
help-theme = Light, dark or high contrast.
theme-light = Light
theme-dark = Dark
theme-contrast-light = High contrast, light
theme-contrast-dark = High contrast, dark
set-zoom = Text size
help-size = Makes everything larger or smaller. Ctrl with +, − and 0 does the same.
unit-percent = %
# On the live line, after Ctrl and +.
zoom-no-room = Larger text has no room in a window this narrow.
# Below the number, where that has no room. $percent: the size that has.
zoom-held = In a window this narrow, text has { $percent } %.
set-language = Language
help-language = What is written here and read aloud.
set-clock = Clock
help-clock = How times of day are written.
set-compact = Compact strip
help-compact = What rings or waits longest, in a strip in the place of the board.
set-on-top = Compact strip always on top
help-on-top = Other windows do not cover the strip.

## The day.

set-keep-days = Keep the record of the day
help-keep-days = For so many days it stays on this PC, and nowhere else. 0 keeps nothing.
unit-days = days
set-names = Names in the record
help-names = Keeps callers’ names and numbers with it. Without them only slots and times are kept.

## Network.

set-proxy = Proxy
help-proxy = The way to Webex through the network of your company. Empty: as the system says. It holds at once.
proxy-example = http://proxy.example.org:3128
proxy-wrong = This is no address of a proxy. Type it like http://proxy.example.org:3128.
set-in-file = Only in config.toml
help-in-file = These are changed in the settings file and hold from the next start on. Here is what holds now.

## About.

set-version = Version
help-version = An attendant console for Webex Calling. It talks to Webex and to nobody else.
about-licence = Licence: MIT or Apache 2.0, as you like.
about-typeface = Typeface: Inter, under the SIL Open Font License.
set-files = Files
help-files = Where settings and log are on this PC. The log holds no names and no numbers.
file-settings = Settings
file-log = Log
file-policy = Policy of this computer
set-support = Support file
help-support = One file for whoever helps: versions, settings without secrets, the last log, tracking ids, and what “valet doctor” says. Nothing is sent.
support-write = Write the support file
support-writing = It is being written; this takes half a minute at most.
support-written = The support file is { $path }.
support-not-written = The support file could not be written: { $why }
