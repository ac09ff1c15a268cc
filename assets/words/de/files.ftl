store-no-home = Dieser Computer sagt nicht, wo Ihr persönlicher Ordner ist. Starten Sie Valet mit --profile ORDNER und sagen Sie so, wohin die Dateien sollen.
store-folder = Der Ordner { $path } kann nicht vorbereitet werden: { $why }.
store-read = { $path } kann nicht gelesen werden: { $why }.
store-write = { $path } kann nicht geschrieben werden: { $why }.
store-delete = { $path } kann nicht gelöscht werden: { $why }.
store-keep-aside = { $path } ist nicht zu verstehen und lässt sich auch nicht beiseitelegen: { $why }.

disk-full = der Datenträger ist voll; schaffen Sie Platz und versuchen Sie es noch einmal
disk-quota = Ihr Anteil am Datenträger ist aufgebraucht; schaffen Sie Platz und versuchen Sie es noch einmal
disk-read-only = der Datenträger ist schreibgeschützt
disk-not-allowed = Valet darf es nicht; prüfen Sie Eigentümer und Berechtigungen
disk-not-a-folder = ein Teil des Pfads ist eine Datei und kein Ordner
disk-is-a-folder = es ist ein Ordner und keine Datei
disk-no-folder = der Ordner dafür fehlt
disk-no-file = es ist keine gewöhnliche Datei
disk-too-many-aside = es liegen schon zu viele davon da; entfernen Sie einige
disk-newer = ein neueres Valet hat sie geschrieben

remembered-newer = { $path } stammt von einem neueren Valet (Version { $version } der Datei). Die Datei liegt jetzt als { $name } da; wählen Sie Ihr Gerät neu.
remembered-broken = { $path } ist nicht zu verstehen. Die Datei liegt jetzt als { $name } da; wählen Sie Ihr Gerät neu.

journal-not-written = Das ist für den nächsten Start von Valet nicht gesichert. { $why }
journal-locked = Das ist für den nächsten Start von Valet nicht gesichert: { $path } war beim Start nicht lesbar. Legen Sie die Datei beiseite und starten Sie Valet neu.
journal-too-long = Das ist für den nächsten Start von Valet nicht gesichert: { $what } ist zu lang.
journal-slot-number = die Nummer der Parkposition
journal-call-id = die Kennung des Anrufs
journal-person-id = die Kennung der Person
journal-slot-id = die Kennung der Parkposition
journal-destination = die zu wählende Nummer
journal-unread = { $why } Früher geparkte Anrufe können in der Übersicht fehlen, und was Sie ab jetzt parken, ist für den nächsten Start nicht gesichert.
journal-was-empty = { $file } war leer. Früher geparkte Anrufe können in der Übersicht fehlen.
journal-half-written = Das Ende von { $file } war nur halb geschrieben, als Valet endete. Ein Anruf, der in diesem Augenblick geparkt wurde, kann in der Übersicht fehlen.
journal-kept-aside = { $file } { $what }. Die Datei liegt jetzt als { $name } da; früher geparkte Anrufe stehen nicht in der Übersicht.
journal-not-kept-aside = { $file } { $what } und lässt sich auch nicht beiseitelegen: { $why }. Früher geparkte Anrufe stehen nicht in der Übersicht, und was Sie ab jetzt parken, ist für den nächsten Start nicht gesichert.
journal-far-too-long = ist viel zu lang
journal-not-understood = ist nicht zu verstehen
journal-other-version = stammt von einer anderen Version von Valet (Version { $version } der Datei)
journal-lines-unread = { $n ->
    [one] Eine Zeile von { $file } war nicht lesbar. In der Übersicht können Anrufe fehlen oder schon erledigt sein.
   *[other] { $n } Zeilen von { $file } waren nicht lesbar. In der Übersicht können Anrufe fehlen oder schon erledigt sein.
}
journal-copy-kept = { $told } Die Datei, wie sie war, liegt als { $name } da.
journal-copy-not-kept = { $told } Eine Kopie ließ sich nicht anlegen: { $why }.
journal-cannot-write = Was Sie ab jetzt parken, ist für den nächsten Start von Valet nicht gesichert. { $why }

instance-not-noticed = Ein zweiter Start von Valet wird nicht bemerkt werden: { $why }.
instance-no-ear = Ein zweiter Start von Valet kann dieses Fenster nicht nach vorne holen. { $why }
instance-no-ear-because = Ein zweiter Start von Valet kann dieses Fenster nicht nach vorne holen: { $why }.
instance-unusable = Ob Valet schon läuft, ist nicht festzustellen: { $path } ist nicht zu verwenden ({ $why }). Prüfen Sie Eigentümer und Berechtigungen.
instance-silent = Valet läuft schon mit dem Profil { $path } und antwortet nicht. Suchen Sie sein Fenster oder beenden Sie es und starten Sie neu.
lock-not-written = in den Ordner des Profils kann nichts geschrieben werden
lock-unknown = der Datenträger des Profils kennt keine Sperren ({ $why })
