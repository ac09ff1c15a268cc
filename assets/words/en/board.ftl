# What stands around the tiles: the header with the devices and the menu, the number field, the longest wait, the recalls, and
# the notices.
#
# The header: who works here at the left, the devices in the middle, how news comes and the menu at the right.

slots = Slots
# Name of the group of devices; stands before them and is their group to a screen reader.
answer-devices = Answer on
all-devices = All my devices
# Below "All my devices", small.
all-devices-ring = They ring together
# The same in the palette: "Answer on Desk phone from now on".
answer-from-now-on = Answer { $on } from now on
# Kinds of devices, below their names, small.
device-phone = Phone
device-app = Webex app
device-hot-desk = Hot desk
# Below a device: Webex rings it where nothing else is chosen.
webex-default = Webex default
# The button at the right end of the header: about 70 points.
menu = Menu
# Of the menu: 220 points. "…" where more input follows.
refresh = Refresh
make-default = Make { $device } my Webex default
have-no-default = Have no Webex default
keys-entry = Keys…
another-integration = Use another integration…
sign-out = Sign out
# How news comes: 150 points.
connecting = Connecting
offline = Offline { $lasts }
# The same where there is little room, and for the ear.
offline-short = Offline
live-news-up = Live
secs-ago = { $secs } s ago
mins-ago = { $mins } min ago
no-live-news = No live news
asks-every = Asking Webex every { $secs } s
asks-every-short = Every { $secs } s

## The number field.

number = Number
# An example in the empty field.
number-example = 7001
# The button beside the field: about 96 points.
retrieve = Retrieve
number-help = Type a number anywhere and press Enter.

## The longest wait: a strip above the tiles. { $place } is "on 7004 Workshop, for Tom Abel".

longest-wait = Longest wait
nobody-waits = Nobody is known to wait
on-place = on { $place }
longest-wait-heard = Longest wait { $waited } { CAP($caller) } { $place }
retrieve-longest = Longest wait: retrieve { $caller } from { $place } { $on }
# Nobody is known to wait, and this caller was not seen to leave. The words stand behind the name.
longest-may-still-wait = may still wait
may-still-wait-heard = May still wait: { CAP($caller) } { $place }
retrieve-may-wait = May still wait: retrieve { $caller } from { $place } { $on }

## The recalls: a banner with two buttons, 400 points for both.

recall-heard = Recall: { $what }
is-back = { CAP($caller) } is back from { $place }
answer = Answer
answer-on = Answer { $on }
park-again = Park again
answer-recall = Answer { $caller }, back from { $place }
answer-recall-on = Answer { $caller }, back from { $place }, { $on }
park-recall-again = Park { $caller } again on { $place }
# { $by } is "by Tom Abel" or "by you".
was-parked = Parked
was-parked-ago = Parked { $waited } ago
was-parked-by = Parked { $by }
was-parked-ago-by = Parked { $waited } ago { $by }

## Notices.

no-devices = Webex lists no device of yours that can answer. A retrieve rings all your devices.
device-vanished = { $gone } is no longer among your devices. Calls ring { $on } until you choose another.
# { $name } is a device, as config.toml or the policy names it, or any-phone, the-webex-app.
device-missing = Your devices do not include what the settings name: { $name }. Calls ring { $on }.
reading-slots = Reading your slots…
no-slots = No slot is monitored for you. Type a number to retrieve, or add slots by hand.
# The button below it.
slots-entry = Add a slot…
# The most pressing notice and how many more there are, for the ear.
notice-and-more =
    { $others ->
        [one] { $first } 1 more notice
       *[other] { $first } { $others } more notices
    }
expired = Your sign-in has run out
expired-what-now = The board stays as it was. Nothing can be sent until you sign in again.
# Two buttons beside it.
sign-in-again = Sign in again
with-a-code = With a code…
new-token = New personal access token
new-token-short = New token

# The window's title while somebody waits.
title-waiting = { $count } parked · { $longest } – Valet

## The compact strip: 360 by 120 points. The button is about 80 points.

board = Board
back-to-board = Back to the board
others-wait = { $others ->
    [one] 1 more waits
   *[other] { $others } more wait
}

## What a newcomer is told in the first minutes, one sentence at a time.

hint-retrieve = A caller waits: press her tile, or type its number and press Enter.
hint-device-key = The marked device rings. { $key } takes the next one.
hint-device = The marked device rings; choose another one at the top.
hint-keys-key = Everything works from the keyboard: { $key } lists the keys.
hint-keys = Everything works from the keyboard: the menu lists the keys.
hint-over = Got it
