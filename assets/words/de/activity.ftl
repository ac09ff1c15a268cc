# Glossar. slot: Parkposition. park: parken. retrieve: abrufen. recall: Wiederanruf. hold: halten. transfer: übergeben.
# send on (divert): weiterleiten. pick up: übernehmen. extension: Nebenstelle. device: Gerät. Anrede: Sie.

activity = Verlauf
no-activity = Noch ist nichts geschehen.
details = Einzelheiten
details-of = Einzelheiten: { $what }
tracking-id = Tracking-ID
copy = Kopieren
copied = Kopiert
copy-of = { $what } kopieren
close = Schließen
cancel = Abbrechen

time-am = { $time }{"\u00A0"}AM
time-pm = { $time }{"\u00A0"}PM
