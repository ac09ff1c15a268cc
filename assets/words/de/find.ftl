find-title = Suchen
find-entry = Suchen…
palette-title = Alles
palette-entry = Alles, was Valet kann…
find-field = Name, Nummer oder ein Wort aus einer Notiz
palette-field = Was zu tun ist, eine Einstellung, ein Name oder eine Nummer
palette-hint = Tippen Sie ein paar Buchstaben. Die Pfeile wählen aus, die Eingabetaste führt aus.
find-results = Gefunden
find-count = { $count ->
    [one] 1 gefunden
   *[other] { $count } gefunden
}
find-many = Die ersten { $count }. Tippen Sie weiter, um die anderen zu sehen.
find-nothing = Nichts gefunden.
find-waiting = { $count ->
    [one] 1 wartet oder wartet vielleicht noch
   *[other] { $count } warten oder warten vielleicht noch
}
find-nobody-waits = Soweit bekannt, wartet niemand. Tippen Sie einen Namen, eine Nummer oder ein Wort aus einer Notiz.
find-without-recent = Ohne die letzten Anrufe: { $why }
find-without-directory = Ohne das Verzeichnis: { $why }
find-gone = Nicht mehr da.

find-slot = Parkposition
find-person = Kollege
find-my-call = Mein Anruf
find-directory = Verzeichnis
find-typed = Niemand und keine Parkposition, die Valet kennt, hat diese Nummer
not-possible-now = Jetzt nicht möglich

find-act = { $key }: { $act }
find-call = { $number } anrufen
find-transfer = { $caller } dorthin übergeben
find-go-to-slot = Zur Parkposition
find-go-to-call = Zum Anruf
find-do = Ausführen
find-open = Einstellung öffnen
find-open-page = Seite öffnen
