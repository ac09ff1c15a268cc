two-lines =
    { $one }
    { $next }
settings-problem = { $file }, Zeile { $line }: { $sentence }
settings-locked = { $setting } ist für diesen Computer durch { $policy } festgelegt und lässt sich hier nicht ändern.
settings-and = { $first } und { $last }
settings-or = { $first } oder { $last }

setting-wrong = { $setting } { $why }.
setting-key-wrong = { $setting }: { $why }
setting-no-section = { $name } muss ein Abschnitt sein: { $section } in einer eigenen Zeile.
setting-unknown = { $section } kennt keine Einstellung { $name }. Es gibt { $known }.
setting-belongs = { $name } gehört unter { $section }.
setting-nowhere = Einen Abschnitt oder eine Einstellung { $name } gibt es nicht. Die Abschnitte sind { $sections }.
setting-no-toml = Das ist kein TOML: { $why }.
setting-no-utf8 = Das ist kein Text in UTF-8. Speichern Sie die Datei mit der Kodierung UTF-8.
setting-needs-both = { $section } braucht auch { $key } oder keines von beiden.
setting-needs-host = { $section } braucht auch { $key }, die Adresse, die Ihre Administration nennt.
setting-needs-number = { $section } braucht eine Nummer, etwa number = "7001".
setting-needs-brackets = Jede Parkposition beginnt mit [[slots]] in doppelten Klammern.
setting-no-action = „{ $name }“ ist der Name keiner Aktion.
setting-slot-there = { $number } steht schon als Parkposition in config.toml.
setting-slot-gone = { $number } steht nicht mehr als Parkposition in config.toml.
client-id-wrong = Die Client-ID { $why }.
client-secret-wrong = Das Client-Secret { $why }.

wants-not = { $wanted }, nicht { $value }
wants-address = muss eine Webadresse wie { $example } sein
wants-https = muss mit https:// beginnen; bloßes http gibt es nur für diesen Computer (127.0.0.1, [::1] oder localhost)
wants-path-end = muss mit dem Pfad enden, ohne „?“ und „#“
wants-proxy = muss eine Adresse wie http://proxy.company.domain:8080 sein
wants-redirect = muss Adressen dieses Computers mit http, 127.0.0.1 oder localhost und einem Port enthalten, etwa { $example }
wants-scope = muss je Text eine Berechtigung enthalten, etwa "spark:xsi"
wants-text = muss Text in Anführungszeichen sein
wants-client = ist leer; kopieren Sie den Wert von der Seite der Integration bei Webex
wants-client-or-none = ist leer; kopieren Sie den Wert von der Seite der Integration bei Webex oder entfernen Sie die Zeile
wants-whole-client = enthält ein Leerzeichen oder ein Zeichen, das Webex dort nicht verwendet; kopieren Sie den Wert noch einmal
wants-calls-path = muss ein Pfad unter api_base sein, etwa telephony/calls/members/me
wants-one-line = muss Text in einer Zeile sein
wants-text-number = muss Text in Anführungszeichen sein, etwa "7001"
wants-slot-number = muss sein, was man wählt, ohne Leerzeichen: 7001, +12223334444, *73, tel:+12223334444, user@company.domain oder sip:user@company.domain
wants-no-credentials = darf keinen Benutzernamen und kein Kennwort enthalten
wants-seconds = muss eine ganze Zahl von Sekunden zwischen { $least } und { $most } sein
wants-days = muss eine ganze Zahl von Tagen zwischen { $least } und { $most } sein
wants-between = muss zwischen { $least } und { $most } liegen
wants-number = muss eine Zahl zwischen { $least } und { $most } sein
wants-on-or-off = muss true oder false ohne Anführungszeichen sein
wants-choice = muss { $allowed } sein
wants-time = muss eine Uhrzeit in Anführungszeichen sein, von "00:00" bis "23:59"
wants-chord = muss eine Taste wie "F8", "Ctrl+K" oder "Ctrl+Shift+Space" sein oder "{ $none }"
wants-action = ist der Name keiner Aktion: er besteht aus Kleinbuchstaben, etwa fetch-longest
wants-list = muss eine Liste in Klammern sein, etwa ["one", "two"]
wants-an-address = muss mindestens eine Adresse enthalten; entfernen Sie die Zeile, dann gelten die üblichen drei
wants-other-time = muss eine andere Zeit als quiet_from sein
wants-other-number = { $number } ist schon die Parkposition in Zeile { $line }; entfernen Sie eine davon
value-date = ein Datum
value-list = eine Liste
value-table = eine Tabelle
