settings-title = Einstellungen
settings-entry = Einstellungen…
settings-pages = Seiten der Einstellungen
locked-by = Gesperrt durch { $file }
as-the-system = Wie das System
set-between = Möglich ist nur { $least } bis { $most }.
less-of = Weniger: { $what }
more-of = Mehr: { $what }

page-account = Konto
page-devices = Geräte
page-calls = Rückruf, Annehmen
page-notifications = Mitteilungen
page-appearance = Darstellung
page-day = Der Tag
page-network = Netzwerk
page-about = Über Valet

set-account = Angemeldet als
help-account = Wer an dieser Konsole arbeitet. Beim Abmelden werden alle Tokens auf diesem PC vergessen.
nobody-signed-in = Niemand ist angemeldet.
set-kept-in = Ort der Anmeldung
help-kept-in = Sie wählen ihn beim Anmelden; beim Abmelden wird sie dort vergessen.
kept-nowhere = Nirgends: nur bis zum Beenden von Valet
set-integration = Integration bei Webex
help-integration = Als was Valet mit Webex spricht. Eine andere gilt, sobald Sie sich mit ihr anmelden.

help-answer-on = Das Gerät, das beim Abrufen klingelt, nur an diesem PC. Für einen einzelnen Anruf können Sie weiterhin ein anderes wählen.
set-webex-default = Standardgerät des Webex-Kontos
help-webex-default = Was Webex selbst klingeln lässt. Das ändert Ihr Webex-Konto und gilt darum in jeder App.
no-default = Keines
set-default-not-allowed = Ihre Anmeldung enthält nicht die Erlaubnis, es zu ändern.

help-recall = Nach so vielen Sekunden ruft Webex den zurück, der geparkt hat. Valet zählt bis dahin herunter.
recall-now = Derzeit gilt: { $holds }
set-auto-answer = Für mich annehmen
help-auto-answer = Valet nimmt auf dem klingelnden Gerät an, wo Webex es erlaubt. Sonst heben Sie ab.
unit-secs = Sekunden

set-slots = Eigene Parkpositionen
help-slots = Parkpositionen, die Webex Ihnen nicht nennt. Sie stehen in der Übersicht hinter den anderen.
no-manual-slots = Noch keine.
add-slot = Weitere Parkposition
slot-label = Name
label-example = Keller
label-of = Name von { $slot }
add = Hinzufügen
remove = Entfernen
remove-slot = { $slot } entfernen
slot-there = { $slot } steht schon in der Liste.

set-notify-parked = Wenn jemand geparkt wird
help-notify-parked = Der Desktop zeigt es, während Sie in einem anderen Fenster arbeiten.
set-notify-warning = Wenn ein Wiederanruf naht
help-notify-warning = Der Desktop warnt, bevor ein geparkter Anruf zu dem zurückkehrt, der geparkt hat.
set-notify-recall = Wenn jemand zurück ist
help-notify-recall = Der Desktop sagt Ihnen, dass ein geparkter Anruf wieder klingelt.
notify-off = Aus
notify-silent = Ohne Ton
notify-sound = Mit Ton
set-quiet = Ruhezeit
help-quiet = In dieser Zeit kommen Mitteilungen ohne Ton.
quiet-from = Von
quiet-until = bis
quiet-heard = Ruhezeit: { $which }
quiet-unread = „{ $typed }“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 22:00.
quiet-same = Eine Ruhezeit kann nicht enden, wenn sie beginnt.

set-keys = Tasten der Aktionen
help-keys = Drücken Sie „Ändern“ und dann die gewünschten Tasten. Esc lässt sie, wie sie sind.
change = Ändern
change-key = Taste { $key } ändern: { $action }
press-keys = Tasten drücken…
press-keys-heard = Drücken Sie jetzt die neuen Tasten. Esc lässt sie, wie sie sind.
more-for-key = Mehr zur Taste: { $action }
no-key = Keine Taste
usual-key = Übliche Taste: { $key }

set-theme = Farben
help-theme = Hell, dunkel oder mit hohem Kontrast.
theme-light = Hell
theme-dark = Dunkel
theme-contrast-light = Hoher Kontrast, hell
theme-contrast-dark = Hoher Kontrast, dunkel
set-zoom = Textgröße
help-size = Macht alles größer oder kleiner. Strg mit +, − und 0 tut dasselbe.
unit-percent = %
set-language = Sprache
help-language = Was hier geschrieben steht und vorgelesen wird.
set-clock = Uhr
help-clock = Wie Uhrzeiten geschrieben werden.
set-compact = Kleines Fenster
help-compact = Nur die längste Wartezeit, in einem kleinen Streifen anstelle der Übersicht.
set-on-top = Kleines Fenster immer vorn
help-on-top = Andere Fenster verdecken den Streifen nicht.

set-keep-days = Aufzeichnung des Tages behalten
help-keep-days = So viele Tage bleibt sie auf diesem PC und nirgends sonst. 0 behält nichts.
unit-days = Tage
set-names = Namen in der Aufzeichnung
help-names = Behält Namen und Nummern der Anrufer. Ohne sie bleiben nur Parkpositionen und Zeiten.

set-proxy = Proxy
help-proxy = Der Weg zu Webex durch das Netz Ihrer Firma. Leer: was das System sagt. Gilt sofort.
proxy-example = http://proxy.example.org:3128
proxy-wrong = Das ist keine Adresse eines Proxys. Schreiben Sie zum Beispiel http://proxy.example.org:3128.
set-in-file = Nur in config.toml
help-in-file = Dies wird in der Einstellungsdatei geändert und gilt ab dem nächsten Start. Hier steht, was jetzt gilt.

set-version = Version
help-version = Eine Vermittlungskonsole für Webex Calling. Sie spricht mit Webex und sonst mit niemandem.
about-licence = Lizenz: MIT oder Apache 2.0, nach Ihrer Wahl.
about-typeface = Schrift: Inter, unter der SIL Open Font License.
set-files = Dateien
help-files = Wo Einstellungen und Protokoll auf diesem PC liegen. Das Protokoll enthält weder Namen noch Nummern.
file-settings = Einstellungen
file-log = Protokoll
file-policy = Richtlinie dieses Computers
