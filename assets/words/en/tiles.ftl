# The tiles of the board, one for each slot. A tile is about 280 points wide.
#
# Messages whose id ends in "heard" are for a screen reader and not drawn; they may be as long as they need.
# { $on } is "on Desk phone" or "on all my devices"; { $caller } a name, a number or "the caller"; { $at } a time of day such as
# 14:05; clocks such as 0:43 come in { $waited }, { $age }, { $left }.

## The state, in the corner of the tile: one or two words.

not-known = Not known
free = Free
was-free = Was free
# Beside "Free": news of it comes live.
free-live = live
asked = Asked
ringing = Ringing
stopping = Stopping
answered = Answered
connected = Connected
on-hold = On hold
held = Held by caller
checking = Checking
wait = Wait
try-again = Try again
ended = Ended
not-answered = Not answered
fell-silent = Fell silent
nobody-there = Nobody there
stopped = Stopped
refused = Refused
not-carried-out = Not carried out
left = Left the slot
# The caller came back from the slot and rings here.
back-ringing = Back · ringing

## Ages and clocks, beside the state.

# Beside "Not known": so old is the newest news.
old = { $age } old
ago = { $age } ago
just-now = just now
news-old = news { $age } old
recall-in = recall in { $left }
# Where nobody saw the caller come: she has waited at least so long.
waited-at-least = over { $waited }
recall-within = recall within { $left }
recall-due = recall due

## Who is parked, for whom and by whom. Lines, joined by dots, and parts of a spoken sentence.

for-whom = for { $whom }
by-whom = by { $parker }
by-you = by you
quoted-note = “{ $note }”
not-verified-restart = from before the restart, not verified
not-verified-sign-out = from before the sign-out, not verified
not-verified-no-answer = Webex did not answer whether it is parked
not-verified-asked = asked to park before the restart, not verified
# One of the clauses above on a line of its own.
on-a-line = { CAP($clause) }

## Lines below the caller's name.

asked-to-ring = Webex has been asked to ring { $device }.
asked-to-ring-all = Webex has been asked to ring all your devices.
on-device-since = On { $device } since { $at }.
since = Since { $at }.
as-of = As of { $at }
last-try = Last try: { LOW($state) }
left-at = Hung up or fetched by a colleague, { $at }
back-from = Back from { $place }: ringing

## What was learned last of a slot that is not known.

seen-free = Last seen free at { $at }.
seen-left = The caller left at { $at }.
seen-parked = Last seen parked at { $at }.
seen-fetched = A caller was fetched from here at { $at }.
seen-nobody = Nobody was parked here at { $at }.
seen-still-parked = A caller may still have been parked here at { $at }.
seen-nothing = The last try failed at { $at }.
seen-not-given = Webex did not hand anybody over at { $at }.
seen-recall-answered = The caller came back and was answered at { $at }.
seen-recall-lost = The caller came back and was not answered here at { $at }.
seen-recall-unseen = The caller came back at { $at }, and whether the phone still rings cannot be seen.
seen-forgotten = You said that nobody waits here at { $at }.

## The button of the tile: about 240 points wide.

on-device = on { $device }
on-all-devices = on all my devices
retrieve-on = Retrieve { $on }
# The same where all devices ring, as short.
retrieve-on-all = Retrieve on all my devices
stop-ringing = Stop ringing
stop-ringing-of = Stop ringing: { $slot }
park-here = Park { $caller } here
call-back-number = Call back { $number }
try-again-in = Try again in { $left }

## The tile as one sentence, which begins with its number.

tile-heard = { $slot }, { $clause }
tile-heard-elsewhere = { $slot } in { $location }, { $clause }
waiting-tried-heard = { $clause }. { $tried }
state-heard = { LOW($state) }: { $said }
free-heard = free, as of { $at }
was-free-heard = last seen free at { $at }
free-live-heard = free, live
left-heard = left the slot: { $caller }, hung up or fetched by a colleague, { $at }
not-known-heard = not known
not-known-seen-heard = not known: { $seen }
may-wait-heard = not known: { $caller } may still wait. { $seen }
may-wait-parked-heard = not known: { $caller } may still wait. { $seen } Parked { $details }.
may-still-wait = { $caller } may still wait
was-parked-heard = Parked { $details }
waiting-heard = { $caller } waiting { $waited }
waiting-at-least-heard = { $caller } waiting at least { $waited }
back-heard = { $caller } is back from { $place } and rings
asking-to-ring = asking Webex to ring { $device }
asking-to-ring-all = asking Webex to ring all my devices
stopping-heard = stopping the ringing
may-try-again-heard = may be tried again: { $said }
wait-heard = not yet: { $said }
connected-heard = connected to { $caller } since { $at }
connected-heard-on = connected to { $caller } on { $device } since { $at }
on-hold-heard = on hold: { $caller }, connected since { $at }
on-hold-heard-on = on hold: { $caller } on { $device }, connected since { $at }
held-heard = held by { $caller }, connected since { $at }
held-heard-on = held by { $caller } on { $device }, connected since { $at }

## The menu beside the button.

other-device-for-slot = Other device for { $slot }
more-for-slot = More for { $slot }
this-call-only = { $slot }: this call only
retrieve-slot-on = Retrieve { $slot } { $on }
park-on-slot = Park { $caller } on { $slot }
nobody-waits-here = Nobody waits here any more
nobody-waits-on-slot = Nobody waits here any more: { $slot }
