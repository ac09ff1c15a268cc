# Who is parked, who has left, who comes back: sentences of the live line and the activity, what to do last.
#
# { $place } is "7001 Lobby 1", "your own number", or one of them with "for Dr Lee" (place-for); it stands behind "on" or "from" in
# each language. { $waited } and { $left } are clocks such as 0:43, or at-least and at-most.

place-for = { $place } for { $whom }
# A recall, of which Webex does not tell where the caller was parked.
unnamed-slot = a slot that Webex does not name
# Where nobody saw the wait begin.
at-least = at least { $waited }
at-most = at most { $left }

## A press that does nothing.

nobody-known-to-wait = Nobody is known to wait. Slots that are not known can be tried one by one.
parked-without-number = Webex did not say on which number this caller is parked. Look at the tiles of your group, or wait for the recall.
still-parked-there = Webex says, live, that this caller is parked there. Nothing was forgotten.

## Who came and who has left.

caller-parked = { CAP($caller) } is parked on { $place }.
caller-parked-unkept = { CAP($caller) } is parked on { $place }. It could not be written down ({ $why }) and will not survive a restart.
# Parked by somebody else.
caller-came = { CAP($caller) } was parked on { $place }.
caller-left = { CAP($caller) } has left { $place } after { $waited }.
caller-replaced = { CAP($caller) } has left { $place } after { $waited }: { $by } is parked there now.
caller-perhaps-replaced = { CAP($by) } may be parked on { $place } now. Then { $caller }, who was there, has left.
another-was-fetched = { CAP($fetched) } was fetched from { $place }, and not { $expected }, who had been there. It is not known where that caller is.
caller-forgotten = You said that { $caller } no longer waits on { $place }.

## After a restart or a sign-out.

unverified = { CAP($caller) } was parked on { $place }. It is not verified that the caller still waits.
unverified-restart = { CAP($caller) } was parked on { $place } before the restart. It is not verified that the caller still waits.
unverified-sign-out = { CAP($caller) } was parked on { $place } before you signed out. It is not verified that the caller still waits.
unverified-no-answer = It is not known whether { $caller } is parked on { $place }: Webex did not answer. Try to retrieve.
unverified-asked = Webex was asked to park { $caller } on { $place } before the restart, and the answer was not seen. It is not verified that the caller waits there.

## Warnings.

half-time = { CAP($caller) } has waited { $waited } on { $place }: half of the time until the recall.
recall-soon = { CAP($caller) } on { $place } comes back in { $left }. Retrieve now.
# The same while nothing can be sent: the sign-in has run out, or may not retrieve.
recall-soon-only = { CAP($caller) } on { $place } comes back in { $left }.
no-longer-sure = It is no longer sure that { $caller } waits on { $place }: parked { $waited } ago, and no news since. Try to retrieve.
none-is-sure = There is no news any more of those who wait. It is no longer sure that they do: { $callers }.
# One of them.
caller-on-place = { $caller } on { $place }

## Recalls. { $parked } is "Parked 0:45 ago by you" (was-parked-ago-by), { $whom } "for Dr Lee" (for-whom).

recalled = { CAP($caller) } is back from { $place }.
recalled-parked = { CAP($caller) } is back from { $place }, { LOW($parked) }.
recalled-parked-for = { CAP($caller) } is back from { $place }, { LOW($parked) } { $whom }.
recall-rings-again = { CAP($caller) }, back from { $place }, rings again.
recall-answered = { CAP($caller) }, back from { $place }, was answered.
recall-lost = { CAP($caller) }, back from { $place }, was not answered here and rings no more. It is not known where the caller is.
recall-parked-again = { CAP($caller) }, back from { $place }, got no answer and is parked there again.
recall-over = { CAP($caller) }, back from { $place }, rings no more. It is not known whether the call was answered.
recall-unseen = { CAP($caller) } is back from { $place }, but your calls cannot be read: it is not known whether the caller still rings.

## Live news. { $why } is a sentence with its full stop.

live-lost = Live news from Webex has stopped: { $why } What it told fades within a minute.
live-again = Live news from Webex again.
