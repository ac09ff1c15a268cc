# What has a key of its own: the list of keys, the palette and the settings name it so. Begins small: it also stands
# inside a sentence (keys-taken).
action-retrieve-longest = retrieve who waits longest
action-answer = answer a recall, else the call that rings
action-hold = hold the call, or take it back
action-park = park the call
action-transfer = transfer the call
action-to-hang-up = go to Hang up
action-next-device = answer on the next device
action-dial = call a number, or pick a call up
action-recent-calls = recent calls
action-find = find a person, a call or a slot
action-palette = find anything that Valet can do
action-day = the day: who waited how long
action-settings = settings
action-sources = what Valet can see
action-compact = the compact strip, and back
action-refresh = read slots and devices again
action-say-status = say who waits and what is on the phone
action-say-last = say the last event; again: the one before
action-say-longest = say who waits longest
action-say-connection = say how the line to Webex is
action-keys = the list of keys

# The keys of this language's keyboard.
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

# Why a key cannot be used. $chord is a key such as Ctrl+K.
keys-taken = { $chord } already does this: { $action }. Choose another key.
keys-unread = { $chord } is no key that Valet knows. Write it like F4 or Ctrl+Shift+P.
keys-types = { $chord } types something, so it is needed where you type. Choose a function key, or one with Ctrl.
keys-moves = { $chord } moves through the window or closes something. Choose another key.
keys-edits = { $chord } edits text or changes the size of everything. Choose another key.
keys-no-such-action = Valet has no action named { $name }.
