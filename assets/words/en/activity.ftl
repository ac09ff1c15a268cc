# What has happened, at the right of the board.
#
# Glossary. slot: a place where a call waits, with a number of its own. park: put a call there. retrieve: take it from there.
# recall: a parked call comes back by itself after a time. hold: the caller waits on the device. transfer: hand a call over.
# extension: the short number of a person. device: a phone or an app of the attendant.

activity = Activity
no-activity = Nothing has happened yet.
# Opens what support asks for.
details = Details
details-of = Details: { $what }
tracking-id = Tracking id
# The button that copies, and what it says afterwards: about 50 points for each.
copy = Copy
copied = Copied
copy-of = Copy { $what }
close = Close
cancel = Cancel

# A time of day by a clock of twelve hours; such as 2:05. No line ends inside it.
time-am = { $time }{"\u00A0"}AM
time-pm = { $time }{"\u00A0"}PM
