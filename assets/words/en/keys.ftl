# The list of keys on F1: the keys in a column of 104 points, what they do beside it. Keys as they are printed on a keyboard of
# the language; F1 to F12 are the same everywhere.

keys = Keys
key-digits = 0–9
key-enter = Enter
key-arrows = Arrows
key-enter-or-space = Enter, Space
key-tab = Tab
key-tab-back = Shift+Tab
key-page = Page Up, Down
key-zoom = Ctrl +, −, 0
key-escape = Esc
key-again = The same key
# Also on the button of the longest wait: 60 points.
key-space = Space

help-digits = into the number field, from anywhere on the board
help-enter = in the number field: retrieve that number
help-arrows = from slot to slot
help-press = press the slot: retrieve, or stop ringing
help-tab = to the next control
help-tab-back = to the control before
help-page = scroll what there is to read: the activity, a list; on the page of the day: the day before, the day after
help-zoom = larger, smaller, normal size
help-escape = empty the number field, close a menu; never hangs up
help-space = while nothing has the focus: retrieve the longest wait
help-two-calls = with two calls: leads to the one, then to the other; Enter presses
help-find-go = in Find: go there and do nothing
help-find-retrieve = in Find: retrieve who waits there, or from the number that is typed
help-find-pick-up = in Find: pick up what rings there

# Headings in the list of keys.
keys-of-moving = Through the window
keys-of-calls = Calls and who waits
keys-of-finding = Finding
keys-of-saying = Hearing
keys-of-window = The window
print = Print…
print-keys = Print the list of keys…
print-not-written = The list of keys could not be written to { $file }.
print-not-opened = No browser could be opened to print the keys. The page is { $file }.

## A press that was swallowed for safety.

press-changed = That press did nothing: its target had just changed. Press again.
press-gone = That press did nothing: its target had just gone.
