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
day-column-slot = Parkplatz
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
day-retrieved = geholt
day-recalled = zurückgekommen
day-left = gegangen
day-forgotten = von Hand entfernt
day-unknown = nicht bekannt
