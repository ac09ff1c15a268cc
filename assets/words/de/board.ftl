slots = Parkpositionen
answer-devices = Annehmen an
all-devices = Alle meine Geräte
all-devices-ring = Klingeln gemeinsam
answer-from-now-on = Von jetzt an annehmen { $on }
device-phone = Telefon
device-app = Webex-App
device-hot-desk = Geteilter Arbeitsplatz
webex-default = Webex-Standard
menu = Menü
refresh = Aktualisieren
make-default = { $device } als Webex-Standard
have-no-default = Keinen Webex-Standard haben
keys-entry = Tasten…
another-integration = Andere Integration verwenden…
sign-out = Abmelden
connecting = Verbinden
offline = Offline { $lasts }
offline-short = Offline
live-news-up = Live
secs-ago = vor { $secs } s
mins-ago = vor { $mins } min
no-live-news = Nicht live
asks-every = Fragt Webex alle { $secs } s
asks-every-short = Alle { $secs } s

number = Nummer
number-example = 7001
retrieve = Abrufen
number-help = Nummer irgendwo tippen und Eingabe drücken.

longest-wait = Längste Wartezeit
nobody-waits = Soweit bekannt, wartet niemand
on-place = auf { $place }
longest-wait-heard = Längste Wartezeit { $waited } { CAP($caller) } { $place }
retrieve-longest = Längste Wartezeit: { $caller } von { $place } abrufen { $on }
longest-may-still-wait = wartet vielleicht noch
may-still-wait-heard = Wartet vielleicht noch: { CAP($caller) } { $place }
retrieve-may-wait = Wartet vielleicht noch: { $caller } von { $place } abrufen { $on }

recall-heard = Wiederanruf: { $what }
is-back = { CAP($caller) } ist zurück von { $place }
answer = Annehmen
answer-on = Annehmen { $on }
park-again = Erneut parken
answer-recall = { $caller }, zurück von { $place }, annehmen
answer-recall-on = { $caller }, zurück von { $place }, annehmen { $on }
park-recall-again = { $caller } erneut auf { $place } parken
was-parked = Geparkt
was-parked-ago = Vor { $waited } geparkt
was-parked-by = Geparkt { $by }
was-parked-ago-by = Vor { $waited } { $by } geparkt

no-devices = Webex nennt kein Gerät von Ihnen, das annehmen kann. Beim Abrufen klingeln alle Ihre Geräte.
device-vanished = { $gone } gehört nicht mehr zu Ihren Geräten. Anrufe klingeln { $on }, bis Sie ein anderes wählen.
device-missing = Zu Ihren Geräten gehört nicht, was in den Einstellungen steht: { $name }. Anrufe klingeln { $on }.
reading-slots = Ihre Parkpositionen werden gelesen…
no-slots = Für Sie wird keine Parkposition überwacht. Tippen Sie zum Abrufen eine Nummer oder fügen Sie selbst Parkpositionen hinzu.
slots-entry = Parkposition hinzufügen…
notice-and-more =
    { $others ->
        [one] { $first } 1 weiterer Hinweis
       *[other] { $first } { $others } weitere Hinweise
    }
expired = Ihre Anmeldung ist abgelaufen
expired-what-now = Die Übersicht bleibt, wie sie war. Bis zur neuen Anmeldung kann nichts gesendet werden.
sign-in-again = Neu anmelden
with-a-code = Mit Code…
new-token = Neues persönliches Zugriffstoken
new-token-short = Neues Token
title-waiting = { $count } geparkt · { $longest } – Valet

board = Tafel
back-to-board = Zurück zur Tafel
others-wait = { $others ->
    [one] 1 weiterer wartet
   *[other] { $others } weitere warten
}

hint-retrieve = Jemand wartet: Drücken Sie die Kachel, oder tippen Sie ihre Nummer und Eingabe.
hint-device-key = Das markierte Gerät klingelt. { $key } nimmt das nächste.
hint-device = Das markierte Gerät klingelt; oben wählen Sie ein anderes.
hint-keys-key = Alles geht mit der Tastatur: { $key } zeigt die Tasten.
hint-keys = Alles geht mit der Tastatur: Das Menü zeigt die Tasten.
hint-over = Verstanden
