# The record of the day, and the table that is exported from it.

day-not-written = What is parked is not being recorded. { $why }
day-exported = { $stays ->
    [one] One stay was written to { $path }.
   *[other] { $stays } stays were written to { $path }.
}
day-not-exported = The table was not written. { $why }
day-deleted = { $days ->
    [0] There was no record to delete.
    [one] The record of one day was deleted.
   *[other] The record of { $days } days was deleted.
}
day-not-deleted = Not all of the record could be deleted. { $why }
day-unread-lines = { $lines ->
    [one] One stay of { $day } could not be read and is left out.
   *[other] { $lines } stays of { $day } could not be read and are left out.
}
day-unread-file = The record of { $day } could not be read. { $why }

# The columns of the table.
day-column-slot = Slot
day-column-label = Label
day-column-parked = Parked
day-column-ended = Ended
day-column-waited = Waited (seconds)
day-column-ending = How it ended
day-column-here = Parked here
day-column-name = Caller
day-column-number = Number
day-yes = yes
day-no = no

# How a stay ended.
day-retrieved = retrieved
day-recalled = recalled
# The caller hung up, or a colleague fetched the call: nobody tells which.
day-left = left
# The attendant said that nobody waits there any more.
day-forgotten = cleared by hand
day-unknown = not known
