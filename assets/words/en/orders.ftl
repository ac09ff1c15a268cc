# What the attendant's own calls and the orders to them have come to: cards, the live line and the activity. What to do comes last.
#
# { $place } is as in parked.ftl. { $why } is a sentence with its full stop, from failures.ftl or from Webex.

## The keys of a card. "…" where more input follows; a row has 276 points, and goes on below.

act-reject = Reject
act-send-on = Send on…
act-send-on-unasked = Send on without asking…
act-to-voicemail = To voicemail
act-hold = Hold
act-resume = Resume
act-park = Park…
act-transfer = Transfer…
act-connect-with = Connect with { $other }
act-mute = Mute
act-unmute = Unmute
act-tones = Tones…
act-hang-up = Hang up

## How a call stands, without a full stop; see also the talk in retrieving.ftl.

call-is-back-from-a-park = { CAP($caller) } is back from a park
call-rings = { CAP($caller) } is ringing
call-rings-on = { CAP($caller) } is ringing on { $device }
# The attendant's own device rings first, then the other side.
device-rings-to-call = { CAP($device) } is ringing to call { $caller }
phone-rings-to-call = Your phone is ringing to call { $caller }
phone-rings-to-retrieve = Your phone is ringing to retrieve from { $place }
answered-retrieving = Answered, retrieving from { $place }
calling = Calling { $caller }
answered-calling = Answered, calling { $caller }
answered-on-calling = Answered on { $device }, calling { $caller }
call-has-ended = The call with { $caller } has ended
a-call-with = A call with { $caller }
a-call-with-on = A call with { $caller } on { $device }

## What has happened to a call.

is-calling = { CAP($caller) } is calling.
is-calling-sent-on = { CAP($caller) } is calling, sent on by { $by }.
call-ended-after = The call with { $caller } ended after { $talked }.
call-handed-over = The call with { $caller } has left your phone: handed over to { $number }, or ended.
call-missed = { CAP($caller) } has hung up before you answered, or the call went on to somebody else.
call-not-answered = The call to { $caller } ended before it was answered.
own-device-not-lifted = Your device was not answered, so nobody was called.

## A press that does nothing, and why.

call-has-gone = That call has ended. Nothing was sent.
no-tones = Tones are the digits 0 to 9, * and #, A to D, and a comma for a pause.
nothing-to-pull = None of your calls is on another device, as far as Valet can see. Nothing was sent.
no-group = Webex names no group and no colleague of yours. Type the number where it rings, then pick up.
slot-has-gone = That slot is no longer on the board. Choose another one.
already-parking = Another call is being parked on { $place } at this moment. Choose another slot.
cannot-answer = Valet cannot answer on your devices. Lift the handset.
cannot-answer-on = Valet cannot answer on { $device }. { $lift }
rings-no-more = That call does not ring any more.
still-on-its-way = What was sent before is still on its way. Press Enter again in a moment.
# A key was pressed, and there is no call for it.
no-call-rings = No call rings.
no-call-to-hold = No call to hold.
no-call-to-park = No call to park.
no-call-to-transfer = No call to transfer.
no-call-to-hang-up = No call to hang up.
cannot-join = One of the two calls has ended, or nobody talks in it.
cannot-mute = This call cannot be muted from here. Use your phone.
reject-instead = This call rings: reject it instead.
not-on-hold = This call is not on hold.
only-while-talking = That is possible only while you talk. Now: { $state }.
only-with-somebody = That is possible only with somebody on the line. Now: { $state }.

## A recalled call that is answered to be parked again.

answering-to-park = { CAP($caller) } is being answered, then parked on { $place } again.
answering-to-park-on = { CAP($caller) } is being answered on { $device }, then parked on { $place } again.
lift-then-park = The call could not be answered from here. Lift the handset, then park it.
answered-not-parked = The call was answered but could not be parked: nobody talks in it now. Take it back, then park it.

## The journal of parked calls.

disk-silent = The disk does not answer.
perhaps-not-kept = That the call may be parked could not be written down, and would be forgotten if Valet were closed. { $why }
not-parked-after-all = { CAP($caller) } was not parked on { $place }: the call is still on your phone.

## How an order stands. { $whether } and { $undone } are clauses of the orders below.

order-keeping = Webex has parked { $caller } on { $place }. Valet writes it down…
order-noted-only = { $done } But only that it was asked for is written down: after a restart it would not be sure. { $why }
order-not-kept = { $done } But that could not be written down, and would be forgotten if Valet were closed. { $why }
order-not-known = It is not known whether { $whether }. { $why }
order-call-left = It is not known whether { $whether }: the call has left your phone.
order-refused-park = { $why } { CAP($caller) } is still on your phone.
order-refused-divert = { $why } { CAP($caller) } was not sent on: the call is still on your phone.
order-refused-answer = { $why } Lift the handset.
order-not-taken = { CAP($undone) }. You can try again.
order-not-taken-rings = { CAP($undone) }: nothing is ringing. You can try again.
order-not-taken-park = { CAP($undone) }: the call is still on your phone. You can try again.
order-not-taken-answer = { CAP($undone) }. Lift the handset, or try again.

## Each order: while it is out ("doing"), done, behind "It is not known whether" ("whether"), and not done ("undone").
## { $rings } is rings-then: "Desk phone is ringing. Lift the handset."

rings-then = { $rings }. { $lift }
your-device-rings = Your device is ringing
dial-doing = Calling { $number }…
dial-done = Calling { $number }: { $rings }
dial-whether = { $number } is being called
dial-undone = { $number } was not called
call-of-your-group = the ringing call of your group
call-that-rings-at = the call that rings at { $number }
pick-up-doing = Picking up { $call }…
pick-up-done = Picking up { $call }: { $rings }
pick-up-whether = { $call } was picked up
pick-up-undone = { $call } was not picked up
pull-doing = Bringing your call over…
pull-doing-on = Bringing your call over on { $device }…
pull-done = Bringing your call over: { $rings }
pull-whether = your call was brought over
pull-undone = your call was not brought over
answer-doing = Answering { $caller }…
answer-doing-on = Answering { $caller } on { $device }…
answer-done = Answered.
answer-done-on = Answered on { $device }.
answer-whether = the call with { $caller } was answered
answer-undone = the call with { $caller } was not answered from here
reject-doing = Rejecting { $caller }…
reject-done = { CAP($caller) } was rejected and hears busy.
reject-whether = { $caller } was rejected
reject-undone = { $caller } was not rejected
hold-doing = Putting { $caller } on hold…
hold-done = { CAP($caller) } is on hold.
hold-whether = { $caller } is on hold
hold-undone = { $caller } was not put on hold
resume-doing = Taking { $caller } from hold…
resume-done = You talk to { $caller } again.
resume-whether = { $caller } is still on hold
resume-undone = { $caller } is still on hold
mute-doing = Muting…
mute-done = You are muted: { $caller } does not hear you.
mute-whether = { $caller } hears you
mute-undone = you are not muted: { $caller } hears you
unmute-doing = Unmuting…
unmute-done = { CAP($caller) } hears you again.
unmute-whether = { $caller } hears you
unmute-undone = you are still muted: { $caller } does not hear you
hang-up-doing = Ending the call with { $caller }…
hang-up-done = You ended the call with { $caller }.
hang-up-whether = the call with { $caller } has ended
hang-up-undone = the call with { $caller } goes on
# { $to } is a number or one of these two.
your-voicemail = your voicemail
voicemail-of = the voicemail of { $number }
divert-doing = Sending { $caller } to { $to }…
divert-done = { CAP($caller) } was sent to { $to }.
divert-whether = { $caller } was sent to { $to }
divert-undone = { $caller } was not sent on
join-doing = Connecting { $caller } with { $other }…
join-done = { CAP($caller) } and { $other } talk to each other now.
join-whether = { $caller } and { $other } were connected
join-undone = { $caller } and { $other } were not connected
transfer-doing = Handing { $caller } over to { $number }…
transfer-done = { CAP($caller) } is handed over as soon as { $number } answers.
transfer-whether = { $caller } was handed over to { $number }
transfer-undone = { $caller } was not handed over
park-doing = Parking { $caller } on { $place }…
park-whether = { $caller } is parked on { $place }
park-undone = { $caller } was not parked on { $place }
tones-doing = Sending the tones { $tones }…
tones-done = The tones { $tones } were sent.
tones-whether = the tones { $tones } were sent
tones-undone = the tones { $tones } were not sent
