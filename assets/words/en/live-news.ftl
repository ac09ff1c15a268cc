# Why there is no live news, or none of one slot: the rest of a row of the panel "What Valet can see", after a colon.

live-not-offered = Webex offers no live news to your organization. Cisco's support can switch it on (XSI).
live-not-told = Webex does not tell this sign-in where live news comes from. The XSI hosts may be entered in the settings.
live-not-allowed = Webex does not give live news to this sign-in. It may lack the permission spark:xsi.
live-unsafe = The addresses of live news are not protected by https, so they are not used.
live-no-user = Webex did not say an id of yours that live news could be asked for.
live-signed-out = The sign-in has ended.
live-no-tls = Secure connections cannot be set up on this computer.

## Why it was lost. The line is the one over which news comes.

live-unreachable = Webex could not be reached.
live-broke = The line to Webex broke.
live-dead = The line to Webex is dead.
live-silent = Webex has gone silent.
live-forgotten = Webex no longer knows this line.
live-ended = Webex ended the line.
live-taken-over = Another console took this line over; Valet opens one of its own.
live-unreadable = What Webex sent could not be read.
live-unauthorized = Webex did not accept the sign-in.
live-status = Webex refused with status { $status }.

## Why one slot cannot be watched.

watch-not-allowed = Webex does not let you watch this one.
watch-unknown = Webex does not know this one as something to watch.
watch-status = Webex refuses to let you watch this one (status { $status }).

## Webex cannot be reached: below the sentence that says so.

offline-known = The board shows what was known at { $time }, and says how old it is.
# *88 is the code that Webex comes with; an administrator may have set another one.
offline-what-now = The lost line ends no call: until the recall, on any phone dial the retrieve code (usually *88) and the number of the slot. Valet comes back by itself.
tile-way-out = On any phone dial { $code } { $number }.
