# Find (Ctrl+F) and the palette (Ctrl+K): a field, a list of what was found, and on the chosen row what can be done with it.
# The list is 560 points wide, or 250 in a narrow window, and its words may go on in a second line.

find-title = Find
find-entry = Find…
palette-title = Everything
palette-entry = Everything Valet can do…
# Name of the field.
find-field = Name, number, or a word of a note
palette-field = What to do, a setting, a name or a number
# In the empty palette.
palette-hint = Type a few letters. The arrows choose, Enter does it.
find-results = Found
find-count = { $count ->
    [one] 1 found
   *[other] { $count } found
}
find-many = The first { $count }. Type on to see the others.
find-nothing = Nothing found.
find-waiting = { $count ->
    [one] 1 waits or may still wait
   *[other] { $count } wait or may still wait
}
find-nobody-waits = Nobody is known to wait. Type a name, a number, or a word of a note.
find-without-recent = Without the recent calls: { $why }
find-without-directory = Without the directory: { $why }
find-gone = No longer there.

## What it is: below the name, beside its state.

find-slot = Slot
find-person = Colleague
find-my-call = My call
find-directory = Directory
# A number that was typed.
find-typed = Nobody and no slot that Valet knows has this number
not-possible-now = Not possible now

## What can be done with it: buttons. { $key } is Enter, F4, Ctrl+Enter.

find-act = { $key }: { $act }
find-call = Call { $number }
find-transfer = Transfer { $caller } there
find-go-to-slot = Go to the tile
find-go-to-call = Go to the call
find-do = Do it
find-open = Open the setting
find-open-page = Open the page
