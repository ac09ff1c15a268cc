starting = Wird gestartet…
tagline = Holt, was geparkt wurde.
sign-in = Mit Webex anmelden
sign-in-code = Mit Code auf einem anderen Gerät anmelden
use-token = Persönliches Zugriffstoken verwenden…
change-client = Client-ID oder Secret ändern…
back = Zurück

token-title = Valet mit persönlichem Zugriffstoken ausprobieren
token-what = Kopieren Sie es von developer.webex.com, wo Sie angemeldet sind. Webex beendet es nach 12 Stunden, und Valet speichert es nie.
token = Persönliches Zugriffstoken
sign-in-token = Mit diesem Token anmelden

preparing = Die Anmeldung wird vorbereitet…
browser-title = Melden Sie sich im Browser an
browser-what = Webex fragt im Browser, wer Sie sind. Valet macht danach von selbst weiter.
browser-failed = Es konnte kein Browser geöffnet werden. Kopieren Sie den Link und öffnen Sie ihn auf diesem PC von Hand.
copy-link = Link kopieren
open-again = Browser erneut öffnen
open-here = Hier im Browser öffnen
code-title = Auf einem anderen Gerät anmelden
code-what = Öffnen Sie diese Seite auf einem Telefon oder einem anderen PC und tippen Sie den Code.
code = Code
link = Link
path = Pfad
code-runs-out = Der Code läuft in { $left } ab.
code-over = Der Code ist abgelaufen.
new-code = Neuer Code

no-keychain = Dieser PC hat keinen Schlüsselbund, den Valet verwenden kann; „valet doctor“ sagt, warum.
keychain-is-locked = Der Schlüsselbund ist gesperrt
keychain-is-locked-what = Ihre Anmeldung liegt im Schlüsselbund dieses PCs, und der öffnet sich nicht. Es ist nichts verloren.
keychain-is-locked-do = Entsperren Sie ihn: Geben Sie sein Passwort ein, wo das System danach fragt, oder melden Sie sich an diesem PC neu an. Sobald er offen ist, macht Valet von selbst weiter.
keep-title = Anmeldung aufbewahren
keep-in-keychain = Im Schlüsselbund dieses PCs
keep-in-memory = Nur bis zum Beenden
keep-in-file = In einer Datei, die nur ich lesen kann
cancel-sign-in = Anmeldung abbrechen
keep-sign-in = { keep-title }: { $place }
kept-in-keychain = Ihre Anmeldung liegt im Schlüsselbund dieses PCs.
secret-in-keychain = Das Secret liegt im Schlüsselbund dieses PCs und nirgends sonst.

set-up = Valet einrichten
set-up-what = Valet spricht mit Webex als Ihre eigene Integration. Registrieren Sie sie einmal; das dauert etwa drei Minuten.
step-register = Melden Sie sich bei developer.webex.com an, öffnen Sie „My Webex Apps“ und legen Sie eine neue App der Art „Integration“ an.
open-developer = developer.webex.com öffnen
step-redirects = Tragen Sie diese Weiterleitungsadressen ein, jede genau so, wie sie hier steht.
step-helpers = Für die Anmeldung mit Code auf einem anderen Gerät auch diese vier eintragen
step-scopes = Kreuzen Sie diese Scopes an.
step-optional = Optionale Scopes. Kreuzen Sie auch diese an, oder nehmen Sie sie vorher in config.toml aus optional_scopes heraus: Webex lehnt eine Anmeldung ab, die einen nicht angekreuzten Scope verlangt.
step-client = Webex zeigt eine Client-ID und, nur dieses eine Mal, ein Client-Secret. Fügen Sie beide ein.
client-id = Client-ID
client-secret = Client-Secret
save-client = Speichern und weiter

cannot-start = Valet kann nicht starten
correct-file = Korrigieren Sie diese Datei mit einem Texteditor und starten Sie Valet dann neu.
quit = Beenden
