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

# A day as the language writes it. { $weekday }: 1 is Monday.
date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
date-with-weekday = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $date }

# The screen of the day. Of the menu.
day-entry = The day…
day-before = Previous day
day-after = Next day
day-today = Today
day-reading = Reading the record…
day-off = Nothing is recorded: the settings keep the record for no day.
day-empty-today = Nothing has been parked today.
day-empty = Nothing is recorded of this day.
day-without-names = Names and numbers are left out of the record.

# The figures. A label stands below its number, or above a column of 84 points.
day-figures = Figures
# For the ear: "Parked: 23".
day-figure = { $what }: { $value }
day-parked = Parked
day-all-retrieved = Retrieved
day-all-recalled = Recalled
day-all-left = Left
day-all-forgotten = Cleared by hand
day-all-unknown = Not known
day-median = Median wait
day-median-short = Median
day-worst = Longest wait
day-worst-short = Longest
day-waits-known = { $n ->
    [one] Of { $all } waits, one is known.
   *[other] Of { $all } waits, { $n } are known.
}

# Facts in a row, with commas between them: "5 parked, 4 retrieved, median wait 0:43, longest 4:10".
day-n-parked = { $n ->
    [one] one parked
   *[other] { $n } parked
}
day-n-retrieved = { $n ->
    [one] one retrieved
   *[other] { $n } retrieved
}
day-n-recalled = { $n ->
    [one] one recalled
   *[other] { $n } recalled
}
day-n-left = { $n ->
    [one] one left
   *[other] { $n } left
}
day-n-forgotten = { $n ->
    [one] one cleared by hand
   *[other] { $n } cleared by hand
}
day-n-unknown = { $n ->
    [one] one not known
   *[other] { $n } not known
}
day-median-wait = median wait { $wait }
day-longest-wait = longest { $wait }

# By hour, by slot, one by one.
day-by-hour = By hour
day-hour = { $from } to { $until }: { $facts }
day-busiest = Busiest: { $hour }
# The legend: what a bar is made of.
day-otherwise = otherwise
day-by-slot = By slot
day-slot = { $slot }: { $facts }
day-stays = One by one
day-waited = waited { $wait }
day-wait-unknown = wait not known

# What is kept, the table of it, and deleting it.
day-record = The record
day-kept = { $days ->
    [one] It stays on this PC for this day alone.
   *[other] It stays on this PC for { $days } days.
}
day-settings = Settings of the record…
day-export = Export this day (CSV)
day-export-all = Export all days (CSV)
day-export-to = A table goes into { $folder }, in the place of an earlier one of the same days.
day-delete = Delete the record…
day-delete-ask = { $days ->
    [one] Delete the record of one day? It cannot be brought back.
   *[other] Delete the record of all { $days } days? It cannot be brought back.
}
day-delete-now = Delete
