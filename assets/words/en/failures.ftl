# Why something did not work, and what to do; the session, the line to Webex and the permissions. Whole sentences.
#
# What Webex itself has said about a command stands in the details of the activity, as Webex wrote it.

## The session and the choice of the device.

# Where the name of whoever is signed in could not be read.
signed-in = Signed in
signed-in-now = Signed in.
signed-in-as = Signed in as { $name }.
signed-out = Signed out. Every token on this PC is forgotten.
sign-in-has-run-out = Your sign-in has run out. Sign in again to go on; the board stays as it was.
# { $on } is "on Desk phone" or "on all my devices".
will-ring-on = Retrieved calls will ring { $on }.
device-gone = { $gone } is no longer among your devices. Valet offers { $device } until you choose another.
device-gone-all = { $gone } is no longer among your devices. Valet offers all my devices until you choose another.
device-not-there = Your devices do not include what the settings name: { $name }. Valet offers { $device }.
device-not-there-all = Your devices do not include what the settings name: { $name }. Valet offers all your devices.
device-locked = Which device rings is set for this computer and cannot be changed here.
is-default-now = { $device } is now the default device of your Webex account.
no-default-now = Your Webex account has no default device now.

## Permissions that this sign-in lacks.

retrieving-needs-calls-write = Retrieving is switched off: this sign-in lacks the permission spark:calls_write. Ask your administrator to add it, then sign in again.
calls-need-calls-write = Calls cannot be handled from here: this sign-in lacks the permission spark:calls_write. Ask your administrator to add it, then sign in again.
needs-calls-read = Valet cannot follow your calls: this sign-in lacks the permission spark:calls_read. You can retrieve, but you will not see who answers.
needs-config-read = Slots and devices cannot be read: this sign-in lacks the permission spark:telephony_config_read. Type the slot's number to retrieve.
needs-config-write = The Webex default device cannot be changed from here: this sign-in lacks the permission spark:telephony_config_write.
needs-people-read = Find does not look into the directory: this sign-in lacks the permission spark:people_read.

## The line to Webex.

no-answer = Webex does not answer. Check the network; Valet keeps trying.
reached-again = Webex can be reached again.
calls-unseen = Your calls could not be read.
busy = Valet is too busy right now. Nothing was sent. Press again.
too-late = Nothing was sent: it could not go out at once. Press again if it is still wanted.
order-stopped = Valet stopped in the middle of this, and it may have worked. Look whether your device rings; Valet is looking at your calls and sends nothing again.
part-stopped = A part of Valet stopped in the middle by a mistake of its own; the rest goes on. The log says where.
network-has-no-webex = Webex cannot be found on the network. Check the network cable or Wi-Fi; Valet keeps trying.
no-safe-connection = No safe connection to Webex could be made. Ask your administrator about certificates; Valet keeps trying.
proxy-lets-nothing-through = The proxy does not let Valet through to Webex. Ask your administrator; Valet keeps trying.
webex-not-reached = Webex cannot be reached. Check the network; Valet keeps trying.
sign-in-not-renewed = Your sign-in could not be renewed: { $why }. The board stays as it was; Valet tries again by itself.
page-in-between = Webex cannot be heard: a page of this network stands in between, such as the sign-in page of a guest network or of a proxy. Open a browser and see what it wants; Valet keeps trying.

## Something could not be read: what it was, then why.

profile-unread = Your profile could not be read
slots-unread = Your park slots could not be read
group-unread = Your call park group could not be read
devices-unread = Your devices could not be read
my-calls-unread = Your calls could not be read
history-unread = Your recent calls could not be read
directory-unread = The directory could not be read
default-unchanged = Your Webex default device could not be changed
profile-not-allowed = Your profile may not be read with this sign-in
slots-not-allowed = Your park slots may not be read with this sign-in
group-not-allowed = Your call park group may not be read with this sign-in
devices-not-allowed = Your devices may not be read with this sign-in
my-calls-not-allowed = Your calls may not be read with this sign-in
history-not-allowed = Your recent calls may not be read with this sign-in
directory-not-allowed = The directory may not be read with this sign-in
default-not-allowed = Your Webex default device may not be changed with this sign-in
read-not-allowed = { $what }. Ask your administrator for the permission, then sign in again.
read-without-calling = { $what }: Webex does not know this account as a Webex Calling user. Ask your administrator.
read-must-wait = { $what } yet: Webex asks to wait. Valet tries again by itself.
read-refused = { $what }: Webex refused. The details say why.
read-troubled = { $what }: Webex, or something on the way to it, has a problem. Valet tries again by itself.

## This computer.

nothing-to-divert-to = Nothing was sent: no number was given.
# { $why } is what the system says, or browser-silent.
browser-not-opened = No browser could be opened ({ $why }). Copy the link instead.
browser-silent = the browser did not start
choices-unread = { $file } could not be read, so what you chose holds only until Valet quits.
choice-unwritten = What you chose could not be written down.
still-in-the-journal = The disk does not take that a parked call has ended: after a restart Valet may show it once more.
computer-slept = This computer was asleep, so what happened meanwhile is not known.
another-proxy = Valet now goes another way to Webex: the proxy was changed.
# A device to which nobody gave a name.
phone-without-a-name = Phone without a name
