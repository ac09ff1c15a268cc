day-not-written = Was geparkt wird, wird zurzeit nicht aufgezeichnet. { $why }
day-exported = { $stays ->
    [one] Ein Eintrag wurde nach { $path } geschrieben.
   *[other] { $stays } Einträge wurden nach { $path } geschrieben.
}
day-not-exported = Die Tabelle wurde nicht geschrieben. { $why }
day-deleted = { $days ->
    [0] Es gab keine Aufzeichnung zu löschen.
    [one] Die Aufzeichnung eines Tages wurde gelöscht.
   *[other] Die Aufzeichnung von { $days } Tagen wurde gelöscht.
}
day-not-deleted = Die Aufzeichnung konnte nicht ganz gelöscht werden. { $why }
day-unread-lines = { $lines ->
    [one] Ein Eintrag vom { $day } ist nicht lesbar und fehlt hier.
   *[other] { $lines } Einträge vom { $day } sind nicht lesbar und fehlen hier.
}
day-unread-file = Die Aufzeichnung vom { $day } konnte nicht gelesen werden. { $why }
day-column-slot = Parkposition
day-column-label = Bezeichnung
day-column-parked = Geparkt
day-column-ended = Beendet
day-column-waited = Gewartet (Sekunden)
day-column-ending = Ausgang
day-column-here = Hier geparkt
day-column-name = Anrufer
day-column-number = Nummer
day-yes = ja
day-no = nein
day-retrieved = abgerufen
day-recalled = zurückgekommen
day-left = gegangen
day-forgotten = von Hand entfernt
day-unknown = nicht bekannt

date = { $day }. { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    } { $year }
date-with-weekday = { $weekday ->
        [1] Montag
        [2] Dienstag
        [3] Mittwoch
        [4] Donnerstag
        [5] Freitag
        [6] Samstag
       *[7] Sonntag
    }, { $date }

day-entry = Der Tag…
day-before = Vorheriger Tag
day-after = Nächster Tag
day-today = Heute
day-reading = Die Aufzeichnung wird gelesen…
day-off = Nichts wird aufgezeichnet: Laut Einstellungen wird kein Tag behalten.
day-empty-today = Heute wurde noch niemand geparkt.
day-empty = Von diesem Tag ist nichts aufgezeichnet.
day-without-names = Namen und Nummern bleiben aus der Aufzeichnung weg.
day-figures = Zahlen
day-figure = { $what }: { $value }
day-parked = Geparkt
day-all-retrieved = Abgerufen
day-all-recalled = Zurück
day-all-left = Gegangen
day-all-forgotten = Von Hand entfernt
day-all-unknown = Nicht bekannt
day-median = Median der Wartezeit
day-median-short = Median
day-worst = Längste Wartezeit
day-worst-short = Längste
day-waits-known = { $n ->
    [one] Von { $all } Wartezeiten ist eine bekannt.
   *[other] Von { $all } Wartezeiten sind { $n } bekannt.
}
day-n-parked = { $n ->
    [one] einer geparkt
   *[other] { $n } geparkt
}
day-n-retrieved = { $n ->
    [one] einer abgerufen
   *[other] { $n } abgerufen
}
day-n-recalled = { $n ->
    [one] einer zurückgekommen
   *[other] { $n } zurückgekommen
}
day-n-left = { $n ->
    [one] einer gegangen
   *[other] { $n } gegangen
}
day-n-forgotten = { $n ->
    [one] einer von Hand entfernt
   *[other] { $n } von Hand entfernt
}
day-n-unknown = { $n ->
    [one] einer nicht bekannt
   *[other] { $n } nicht bekannt
}
day-median-wait = Median { $wait }
day-longest-wait = längstens { $wait }
day-by-hour = Nach Stunden
day-hour = { $from } bis { $until }: { $facts }
day-busiest = Am meisten los: { $hour }
day-otherwise = anders
day-by-slot = Nach Parkpositionen
day-slot = { $slot }: { $facts }
day-stays = Im Einzelnen
day-waited = gewartet { $wait }
day-wait-unknown = Wartezeit nicht bekannt
day-record = Die Aufzeichnung
day-kept = { $days ->
    [one] Sie bleibt nur für diesen Tag auf diesem PC.
   *[other] Sie bleibt { $days } Tage lang auf diesem PC.
}
day-settings = Einstellungen dazu…
day-export = Diesen Tag exportieren (CSV)
day-export-all = Alle Tage exportieren (CSV)
day-export-to = Eine Tabelle kommt nach { $folder } und ersetzt eine frühere derselben Tage.
day-delete = Aufzeichnung löschen…
day-delete-ask = { $days ->
    [one] Die Aufzeichnung eines Tages löschen? Sie ist dann endgültig weg.
   *[other] Die Aufzeichnung aller { $days } Tage löschen? Sie ist dann endgültig weg.
}
day-delete-now = Löschen
