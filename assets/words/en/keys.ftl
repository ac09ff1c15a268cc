# The list of keys on F1: the keys in a column of 104 points, what they do beside it. Keys as they are printed on a keyboard of
# the language; F1 to F12 are the same everywhere.

keys = Keys
key-digits = 0–9
key-enter = Enter
key-arrows = Arrows
key-enter-or-space = Enter, Space
key-tab = Tab
key-zoom = Ctrl +, −, 0
key-escape = Esc
# Also on the button of the longest wait: 60 points.
key-space = Space

help-digits = into the number field, from anywhere on the board
help-enter = in the number field: retrieve that number
help-arrows = from slot to slot
help-press = press the slot: retrieve, or stop ringing
help-tab = to the next control
help-refresh = read slots and devices again
help-zoom = larger, smaller, normal size
help-escape = close a menu; never hangs up
help-help = this list
help-space = while nothing has the focus: retrieve the longest wait
help-longest = retrieve the longest wait, wherever the focus is
help-recall = answer the caller who is back from a slot, also over a dialog
help-answer = answer the call that rings
help-hold = hold the call, or take it back
help-park = park the call: then the slot's digits and Enter
help-transfer = transfer the call
help-call = call a number, or pick a call up
help-hang-up = go to Hang up; Enter then ends the call
help-recent = the recent calls
help-two-calls = With two calls these keys lead to the one, then to the other; Enter presses
