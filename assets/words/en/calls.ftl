# The attendant's own calls, at the right of the board: cards, what opens in them, a new call, the recent calls. The panel is
# 300 points wide, and so is a narrow window; buttons that find no room in a line begin the next one.

my-calls = My calls
no-calls = No call on your devices.
more = More
more-for-caller = More for { $caller }
drop-on-group = Drop here to park on a free member of your group

## The state of a call, beside its clock.

call-back-from-park = back from a park
call-ringing = ringing
call-your-phone-rings = your phone rings
call-calling = calling
call-connected = connected
call-on-hold = on hold
call-held-by-caller = held by caller
call-ended = ended
muted = muted

## Below the name.

sent-on-by = sent on by { $by }
was-parked-on = was parked on { $place }
was-parked-somewhere = was parked

## The card as one sentence.

call-heard = { CAP($caller) }, { $state } { $lasts }
call-heard-on = { CAP($caller) }, { $state } { $lasts } on { $device }

## The buttons of a card, for the ear.

answer-caller = Answer { $caller }
answer-caller-on = Answer { $caller } { $on }
reject-caller = Reject { $caller }
send-caller-on = Send { $caller } on
send-caller-on-unasked = Send { $caller } on without asking
send-caller-to-voicemail = Send { $caller } to voicemail
park-caller-again = Park { $caller } again
hold-caller = Hold { $caller }
resume-caller = Resume { $caller }
park-caller = Park { $caller }
transfer-caller = Transfer { $caller }
join-callers = Connect { $caller } with { $other }
join-caller = Connect { $caller } with the other caller
mute-for-caller = Mute me for { $caller }
unmute-for-caller = Unmute me for { $caller }
tones-to-caller = Tones to { $caller }
hang-up-caller = Hang up { $caller }

## A key was pressed that could mean several calls.

which-caller = Which one: { $callers }? Enter presses the marked button.
one-or-other = { $one } or { $other }

## Parking a call. The names stand before their fields: 72 points.

field-slot = Slot
field-for-whom = For whom
field-note = Note
# In a field that may stay empty.
optional = optional
park = Park
other-places = Other places
free-slot = Slot { $slot }, free
on-the-group = A free member of your group
# The same inside a sentence.
group-in-sentence = a free member of your group
# In the empty field of the slot.
your-group = Your group
own-number = Your own number
enter-parks-on = Enter parks { $caller } on { $place }.
needs-a-slot = Type the number of a slot on the board.
slot-is-taken = { CAP($caller) } is parked on { $place }. Choose another slot.

## What an act asks: a field with its name before it (72 points), a button, a sentence.

ask-heard = { $what }: { $caller }
transfer-to = Transfer to
transfer = Transfer
transfer-help = The caller is handed over when that number answers.
send-on-to = Send on to
send-on = Send on
send-on-help = The caller goes there at once.
to-their-voicemail = To their voicemail
tones = Tones
send-tones = Send
tones-help = 0–9, *, #, A–D, and a comma for a pause.

## A new call.

new-call = New call
number-to-call = Number to call
number-to-call-example = 2107 or +1 408 555 0142
call = Call
call-on = Call { $on }
pick-up = Pick up
pick-up-help = Pick up takes the call that rings at that number, or with no number any that rings in your group.
pick-up-number-help = Pick up takes the call that rings at that number.
# The same in the palette.
pick-up-in-group = Pick up the call that rings in your group
pick-up-at = Pick up the call that rings at { $who }
bring-here = Bring my call here
bring-to = Bring my call to { $device }
bring-to-all = Bring my call to all my devices

## Recent calls.

recent-calls = Recent calls
reading-recent-calls = Reading your recent calls…
no-recent-calls = No recent calls.
read-again = Read again
# The button of a row: 84 points.
call-back = Call back
call-back-caller = Call back { $caller }
past-called = Called
past-missed = Missed
past-answered = Answered
day-and-time = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $time }
