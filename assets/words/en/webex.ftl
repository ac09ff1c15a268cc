# What came of a command to Webex, and why a number or digits cannot be sent. Sentences below a tile, on a call or under a field:
# what happened first, what to do last. No status codes, no jargon.

## After a retrieve.

retrieve-200 = Webex has taken the request. Lift the handset when your device rings.
retrieve-201 = Your device rings. Lift the handset to get the caller.
retrieve-202 = Webex has taken the request but does not say yet what came of it. Wait for your device to ring; Valet is looking at your calls.
retrieve-204 = Webex has taken the request without naming the call. Lift the handset if your device rings; Valet is looking at your calls.
retrieve-400 = Webex did not accept this request. Perhaps nobody is parked there. Check the number and the device, then retrieve again.
retrieve-401 = Your sign-in has ended and nothing was retrieved. Sign in again, then retrieve again.
retrieve-403 = You are not allowed to retrieve calls. Sign in again and agree to the call permissions, or ask your administrator for them.
retrieve-404 = Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the caller.
retrieve-405 = Webex does not offer call control for your account. Ask your administrator for a Webex Calling licence.
retrieve-409 = The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve again.
retrieve-410 = The call or the device no longer exists at Webex. Choose another device, then retrieve again.
retrieve-415 = Webex does not understand this version of Valet. Retrieve on your phone, and ask your administrator for a newer Valet.
retrieve-423 = The call is locked for a moment because something else is being done with it. Wait for the countdown, then retrieve again.
retrieve-428 = Webex is not ready for this yet. Check that your phone is free, then retrieve again.
retrieve-429 = Webex is busy and asks to wait. Nothing was retrieved; wait for the countdown, then retrieve again.
retrieve-500 = Webex had a problem, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.
retrieve-502 = The way to Webex was disturbed, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.
retrieve-503 = Webex is not available at the moment, but the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.
retrieve-504 = Webex took too long, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.
retrieve-no-answer = No answer came from Webex, and the retrieve may have worked. Lift the handset if your device rings; Valet is looking at your calls.
retrieve-not-sent = Webex cannot be reached, so nothing was retrieved. Check the network connection, then retrieve again.
retrieve-unreadable = An answer came that Valet cannot read, perhaps from the network and not from Webex. Lift the handset if your device rings; Valet is looking at your calls.

## After any other command. The clauses are those further below.

command-200 = Webex has taken the request.
command-201 = Webex has taken the request, and a call begins. Lift the handset if your device rings.
command-202 = Webex has taken the request but does not say yet what came of it. Valet is looking at your calls.
command-204 = Webex has taken the request without saying what came of it. Valet is looking at your calls.
command-400 = Webex did not accept this, and { $was_not }. Perhaps { $perhaps }.
command-401 = Your sign-in has ended, and { $was_not }. Sign in again, then { $again }.
command-403 = You are not allowed to { $plural }, and { $was_not }. Sign in again and agree to the call permissions, or ask your administrator for them.
command-404 = Webex does not find the call or the number, and { $was_not }. Perhaps { $perhaps }.
command-405 = Webex does not offer this for your account, and { $was_not }. Ask your administrator for a Webex Calling licence.
command-409 = This is not possible just now, and { $was_not }. Perhaps { $perhaps }.
command-410 = The call or the device no longer exists at Webex, and { $was_not }. Perhaps { $perhaps }.
command-415 = Webex does not understand this version of Valet, and { $was_not }. Do it on your phone, and ask your administrator for a newer Valet.
command-423 = The call is locked for a moment because something else is being done with it, and { $was_not }. Wait for the countdown, then { $again }.
command-428 = Webex is not ready for this yet, and { $was_not }. Perhaps { $perhaps }. Check your phone, then { $again }.
command-429 = Webex is busy and asks to wait, and { $was_not }. Wait for the countdown, then { $again }.
command-500 = Webex had a problem, and { $may_be }. Valet is looking at your calls.
command-502 = The way to Webex was disturbed, and { $may_be }. Valet is looking at your calls.
command-503 = Webex is not available at the moment, but { $may_be }. Valet is looking at your calls.
command-504 = Webex took too long, and { $may_be }. Valet is looking at your calls.
command-no-answer = No answer came from Webex, and { $may_be }. Valet is looking at your calls.
command-not-sent = Webex cannot be reached, and { $was_not }. Check the network connection, then { $again }.
command-unreadable = An answer came that Valet cannot read, perhaps from the network and not from Webex, and { $may_be }. Valet is looking at your calls.

## The clauses of each command.

# "… , and the call was not parked."
command-was-not = { $command ->
        [dial] nobody was called
        [answer] the call was not answered from here
        [reject] the call was not rejected
        [hangup] the call was not ended from here
        [hold] the call was not put on hold
        [resume] the call was not taken back
        [mute] you were not muted, and the caller hears you
        [unmute] you were not unmuted
        [divert] the call was not sent on
        [transfer] the call was not transferred
        [park] the call was not parked
        [pickup] nothing was picked up
        [pull] the call was not moved
        [push] the call was not handed to your executive
        [transmitDtmf] the digits were not sent
       *[preferredAnswerEndpoint] your Webex default was not changed
    }
# "… , and the call may have been parked."
command-may-be = { $command ->
        [dial] the number may have been called
        [answer] the call may have been answered
        [reject] the call may have been rejected
        [hangup] the call may have ended
        [hold] the call may be on hold
        [resume] the call may have been taken back
        [mute] you may be muted
        [unmute] you may be unmuted, so that the caller hears you
        [divert] the call may have been sent on
        [transfer] the call may have been transferred
        [park] the call may have been parked
        [pickup] the call may have been picked up
        [pull] the call may have moved to this device
        [push] the call may have been handed to your executive
        [transmitDtmf] the digits may have been sent
       *[preferredAnswerEndpoint] your Webex default may have been changed
    }
# "… , then park it again."
command-again = { $command ->
        [dial] call again
        [answer] answer again, or lift the handset
        [reject] reject it again
        [hangup] hang up again, or do it on your phone
        [hold] put it on hold again, or do it on your phone
        [resume] take it back again, or do it on your phone
        [mute] mute again, or do it on your phone
        [unmute] unmute again, or do it on your phone
        [divert] send it on again
        [transfer] transfer it again
        [park] park it again
        [pickup] pick it up again
        [pull] move it again
        [push] hand it over again
        [transmitDtmf] type them again
       *[preferredAnswerEndpoint] choose it again
    }
# "Perhaps the slot is taken." Webex says it no more exactly.
command-perhaps = { $command ->
        [dial] the number does not exist, or your device is not free
        [answer] it rings no longer, or this device must be answered by hand
        [reject] it rings no longer
        [hangup] it has already ended
        [hold] the call is not connected, or its device must be used by hand
        [resume] the call is not on hold, or its device must be used by hand
        [mute] the call is not connected, or its device must be used by hand
        [unmute] the call is not connected, or its device must be used by hand
        [divert] the call has ended, or the number does not exist
        [transfer] one of the calls has ended or is not connected, or the number does not exist
        [park] the slot is taken or does not exist, or the call is not connected
        [pickup] it rings no longer, or a colleague was faster
        [pull] no call of yours is on another device, or this one is not free
        [push] the call is not connected, or it belongs to no executive whom you assist
        [transmitDtmf] the call is not connected
       *[preferredAnswerEndpoint] the device no longer exists
    }
# "You are not allowed to park calls."
command-plural = { $command ->
        [dial] make calls
        [answer] answer calls from here
        [reject] reject calls
        [hangup] end calls from here
        [hold] put calls on hold from here
        [resume] take calls back from here
        [mute] mute calls from here
        [unmute] unmute calls from here
        [divert] send calls on
        [transfer] transfer calls
        [park] park calls
        [pickup] pick up calls of colleagues
        [pull] move calls between your devices
        [push] hand calls to an executive
        [transmitDtmf] send digits from here
       *[preferredAnswerEndpoint] change your Webex default
    }

## Why a number cannot be dialled, under the field that it was typed into.

number-empty = Type a number, such as 7001 or +12223334444.
number-look-alike = “{ $character }” looks like a digit but is another character. Type the number again with the keys 0 to 9.
number-character = “{ $character }” does not belong in a number. Type digits such as 7001, +12223334444 or *73, or an address such as user@company.domain.
number-control = The number holds a line break or an invisible character. Type one number, such as 7001.
number-trunk-zero = Leave out the “(0)” after the country code, as in +442079460000.
number-too-long = The number is too long: at most { $max } digits can be dialled. Check it and type it again.
number-not-international = After the + comes the country code and the whole number, as in +12223334444.
number-star-code = After the * comes the code, as in *73.
number-address = This is not a whole address. It has a name, an @ and a domain, as in user@company.domain.

## Why digits cannot be sent into a call.

digits-empty = Type the digits to send, such as 1 or 42#.
digits-character = “{ $character }” cannot be sent into a call. Type 0 to 9, *, #, A to D, or a comma for a pause.

## Why the settings of the way to Webex cannot be used. api_base is a name in config.toml.

base-plain-http = api_base begins with http://, which is only allowed for this computer itself; use https://
base-not-http = api_base is not a web address such as https://webexapis.com/v1
base-credentials = api_base holds a user name or a password; remove it
base-query = api_base holds a “?” or a “#”; it must end with the path, as in https://webexapis.com/v1
proxy-no-address = the proxy is not an address such as http://proxy.company.domain:8080
no-tls-because = secure connections cannot be set up on this computer: { $why }
