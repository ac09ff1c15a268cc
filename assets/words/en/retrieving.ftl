# A retrieve from the press to its end, as the live line, the tile and the activity tell it: whole sentences, what to do last.
#
# { $place } is "7001", "7001 Lobby 1" or "your own number", and stands behind "on" or "from" in each language. { $device } is
# the name of a device, such as "Desk phone"; messages whose id ends in "all" are for a ring on all devices.

## Who or what has no name of its own.

# A caller of whom Webex tells neither name nor number.
the-caller = the caller
# Beside a slot and a caller, in the activity.
all-my-devices = all my devices
# A device that the settings name by its kind.
any-phone = Any phone
the-webex-app = The Webex app
# The name of the slot that holds what is parked for the attendant, and the same inside a sentence.
parked-for-me = Parked for me
your-own-number = your own number
# The name of a slot that Webex does not tell, and the same inside a sentence.
somewhere-in-the-group = Somewhere in your call park group
your-park-group = your call park group

## Under way.

# The live line: which slot, and how it stands.
slot-news = { $slot }: { $said }
retrieve-asked = Asking Webex for { $place }…
# The device rings, and somebody lifts the handset or Valet answers.
device-rings = { $device } is ringing
my-devices-ring = All your devices are ringing
rings-by-hand = { CAP($rings) }. { $lift }
rings-for-valet = { CAP($rings) }. Valet is answering for you.
lift-the-handset = Lift the handset.
answer-there = Answer there.
answer-on-one = Answer on one of them.
stopping-the-ringing = Stopping the ringing…
stopping-the-retrieve = Stopping…
fetching-the-caller = Answered. Fetching the caller…
not-stopped = The ringing could not be stopped. Try again, or let it ring out: the caller then stays parked.

## A talk. A full stop follows (sentence), or the clause stands alone on a card.

sentence = { $clause }.
connected-to = Connected to { $caller }
connected-to-on = Connected to { $caller } on { $device }
is-on-hold = { CAP($caller) } is on hold
is-on-hold-on = { CAP($caller) } is on hold on { $device }
has-put-you-on-hold = { CAP($caller) } has put you on hold
has-put-you-on-hold-on = { CAP($caller) } has put you on hold on { $device }

## How it ended.

retrieve-ended = The call with { $caller } has ended after { $talked }.
retrieve-passed-on = You talked to { $caller } for { $talked }.
retrieve-not-answered = { $device } was not answered. The caller may still be parked on { $place }: try again.
retrieve-not-answered-all = None of your devices was answered. The caller may still be parked on { $place }: try again.
# Long before a phone gives up.
retrieve-fell-silent = { $device } has stopped ringing before it was answered. If somebody was faster, the caller is gone from { $place }; otherwise try again.
retrieve-fell-silent-all = Your devices have stopped ringing before they were answered. If somebody was faster, the caller is gone from { $place }; otherwise try again.
retrieve-nobody-there = Nobody is parked on { $place } any more: somebody was faster, or the caller hung up.
retrieve-cancelled = Ringing stopped. The caller may still be parked on { $place }.
retrieve-not-taken = Webex did not carry out the order for { $place }: nothing is ringing. You can try again.
retrieve-not-known = It is not known whether Webex carried out the order for { $place }. If { $device } does not ring, try again.
retrieve-not-known-all = It is not known whether Webex carried out the order for { $place }. If none of your devices rings, try again.
retrieve-talk-unseen = Your calls could not be read. It is not known whether the call with { $caller } goes on.
retrieve-unseen = Your calls could not be read. It is not known whether { $device } was answered; if nobody has the caller, try again.
retrieve-unseen-all = Your calls could not be read. It is not known whether one of your devices was answered; if nobody has the caller, try again.
