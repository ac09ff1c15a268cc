# Why a sign-in ended without a result: what happened, then what to do. Shown on the card of the sign-in, and by the browser.

sign-in-declined = The sign-in was declined at Webex. If that was not meant, sign in again and choose Accept.
sign-in-scopes-refused = Webex refused the permissions that Valet asked for ({ $scopes }). Add them to the integration at developer.webex.com, or take the optional ones out of the settings, then sign in again.
sign-in-wrong-state = An answer that does not belong to this sign-in was refused. Close older Webex sign-in pages in the browser, then use the newest link.
sign-in-ports-taken = Valet cannot receive the answer of Webex: every redirect address is taken by another program ({ $addresses }). Close that program, perhaps a second Valet, and sign in again; or sign in with a code instead.
sign-in-code-used = The one-time code from Webex was already used or has run out. Sign in again.
sign-in-wrong-client = Webex does not accept the client id or the client secret. Compare both with the integration at developer.webex.com and enter them again.
sign-in-bad-redirect = A redirect address cannot be used: { $why }. Use addresses such as http://127.0.0.1:43117/callback, written in the settings exactly as in the integration at developer.webex.com.
sign-in-not-secure = Valet does not send secrets to { $address } without https. Correct api_base in the settings.
sign-in-bad-token = This cannot be an access token: { $why }. Copy it again from developer.webex.com and paste it whole.
sign-in-timed-out = The sign-in was not finished in the browser in time. Sign in again; the link also works when it is copied into any browser on this computer. If Webex showed an error page, compare the client id and the redirect addresses with the integration at developer.webex.com.
sign-in-cancelled = The sign-in was cancelled.
sign-in-code-late = The code was not confirmed at Webex in time. Ask for a new code and sign in again.
sign-in-too-fast = Webex asks for a pause. { $secs ->
        [one] Wait 1 second
       *[other] Wait { $secs } seconds
    }, then sign in again.
sign-in-too-fast-unsaid = Webex asks for a pause. Wait a minute, then sign in again.
sign-in-unreachable = Webex cannot be reached: { $why }. Check the network and the proxy in the settings, then sign in again.
sign-in-unexpected = Webex gave an answer that Valet cannot use: { $said }. Try again in a minute; if it stays, show these words to your support.

## What stands in the place of { $why } and { $said } above.

said-with-status = { $said } (status { $status })
said-with-tracking-id = { $said }, tracking id { $id }
# For Webex support.
said-for-support = { $said } [status { $status }, tracking id { $id }]
no-reason-given = no reason given
network-timed-out = no answer came in time
network-not-asked = the request could not be made
network-no-connection = no connection ({ $why })
network-broke = the connection broke ({ $why })
network-closed = the connection was closed before an answer came
network-untrusted = there is no safe connection, because the certificate is not trusted ({ $why })
network-proxy = the proxy lets nothing through ({ $why })
network-page = a page of this network answers in its place, such as the sign-in page of a guest network
renewal-must-wait = Webex asks to wait
renewal-troubled = Webex, or something on the way to it, has a problem (status { $status })
renewal-interrupted = it was interrupted
network-too-long = the answer is far too long, a proxy may have sent it
proxy-wants-password = the proxy asks for a user name and a password
answer-leads-elsewhere = the answer leads elsewhere (status { $status }), perhaps to the sign-in page of this network
token-answer-unreadable = the token answer cannot be read at { $path }
device-answer-unreadable = the device answer cannot be read at { $path }
listener-stopped = the listener stopped
code-empty = the code is empty
redirect-none = none is set
redirect-no-address = { $address } is not an address
redirect-no-http = { $address } does not begin with http://
redirect-not-here = { $address } does not lead to 127.0.0.1 or localhost
redirect-no-port = { $address } has no port
redirect-too-much = { $address } has more than host, port and path
token-empty = nothing was pasted
token-spaces = it has spaces or line breaks inside
token-characters = it has characters that no token has
token-is-address = it is a web address
token-too-short = it is too short
token-too-long = it is too long

## The page that the browser shows at the end.

page-signed-in = You are signed in
page-signed-in-what = Valet has received the answer of Webex. You can close this page and return to Valet.
page-declined = You are not signed in
page-failed = The sign-in did not work
page-refused = This is not the answer that Valet waits for
page-too-long = The request is too long.
page-too-late = The request did not come in time.
page-answered = This sign-in was already answered. Return to Valet.
page-unreadable = The request cannot be read.
page-other-host = The request names another host.
page-nothing = There is nothing here.
page-only-get = Only GET is answered here.
page-no-answer = The request holds no answer of Webex.

## Why a secret cannot be kept, read or forgotten.

keychain-unusable = The keychain of this computer cannot be used: { $why }. Unlock it, or choose another place in the settings.
secret-file-unusable = { $file } cannot be used: { $why }. Correct the permissions of the folder, or choose another place.
secret-file-open = { $file } can be read or changed by others, so Valet does not use it. Sign in again; Valet then writes it anew for you alone.
secret-too-long = The secret is too long for the keychain ({ $bytes } bytes). Choose another place in the settings.

## What stands in the place of { $why } above.

keychain-damaged = the entry is damaged
keychain-stopped = it stopped in the middle
keychain-silent = it did not answer in time, it may be locked
keychain-forgets = it does not give back what was written
keychain-failed = it failed ({ $why })
keychain-locked = it is locked or not there ({ $why })
keychain-lost = it has no entry where one was just written
keychain-small = it takes { $bytes } bytes at most
keychain-ambiguous = it has several entries of Valet
keychain-none = Valet knows no keychain on this system
keychain-left-alone = this run leaves it alone
write-interrupted = the write was interrupted
file-damaged = the file is damaged
file-of-newer-valet = a newer Valet has written it, and this one leaves it as it is; start the newer one
