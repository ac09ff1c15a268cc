# Signing in, the first start, and the small window that says why Valet cannot start. A card of about 430 points; buttons over
# its whole width.

starting = Starting…
# Below the name Valet.
tagline = Fetches what was parked.
sign-in = Sign in with Webex
sign-in-code = Sign in with a code on another device
use-token = Use a personal access token…
change-client = Change client ID or secret…
back = Back

## A personal access token, from developer.webex.com.

token-title = Try Valet with a personal access token
token-what = Copy it from developer.webex.com, where you are signed in. Webex ends it after 12 hours, and Valet never stores it.
token = Personal access token
sign-in-token = Sign in with this token

## A sign-in that runs.

preparing = Preparing the sign-in…
browser-title = Sign in in your browser
browser-what = Webex asks in the browser who you are. Valet goes on by itself when you are done.
browser-failed = No browser could be opened. Copy the link and open it by hand, on this PC.
copy-link = Copy link
open-again = Open the browser again
open-here = Open it in the browser here
code-title = Sign in on another device
code-what = On a phone or another PC, open this page and type the code.
# What a button "Copy" copies, for the ear.
code = code
link = link
path = path
code-runs-out = The code runs out in { $left }.
code-over = The code has run out.
new-code = New code

## Where the sign-in is kept.

no-keychain = This PC has no keychain that Valet can use; “valet doctor” says why.
keychain-is-locked = The keychain is locked
keychain-is-locked-what = Your sign-in is kept in the keychain of this PC, and the keychain does not open. Nothing is lost.
keychain-is-locked-do = Unlock it: type its password where the system asks for it, or log in to this PC again. Valet goes on by itself as soon as it is open.
keep-title = Keep the sign-in
keep-in-keychain = In the keychain of this PC
keep-in-memory = Only until I quit
keep-in-file = In a file that only I can read
# In the palette.
cancel-sign-in = Cancel the sign-in
keep-sign-in = { keep-title }: { $place }
kept-in-keychain = Your sign-in is kept in the keychain of this PC.
secret-in-keychain = The secret is kept in the keychain of this PC, nowhere else.

## The first start. Names in developer.webex.com ("My Webex Apps", "Integration") are English there.

set-up = Set Valet up
set-up-what = Valet talks to Webex as an integration of yours. Register it once; it takes about three minutes.
step-register = At developer.webex.com, sign in, open My Webex Apps, and create a new app of the kind Integration.
open-developer = Open developer.webex.com
step-redirects = Enter these redirect addresses, each exactly as it stands here.
step-helpers = To sign in with a code on another device, enter these four as well
step-scopes = Tick these scopes.
step-optional = Optional scopes. Tick these too, or take them out of optional_scopes in config.toml first: Webex refuses a sign-in that asks for a scope without a tick.
step-client = Webex shows a client ID and, once only, a client secret. Paste both.
client-id = Client ID
client-secret = Client secret
save-client = Save and go on

## Valet cannot start.

cannot-start = Valet cannot start
correct-file = Put this file right with a text editor, then start Valet again.
quit = Quit
