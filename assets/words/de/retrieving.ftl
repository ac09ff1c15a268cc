# { $place } steht immer hinter „auf“ oder „von“, im Dativ. „Unbekannt“ ist in jedem Fall gleich.

the-caller = Unbekannt
all-my-devices = alle meine Geräte
any-phone = Irgendein Telefon
the-webex-app = Die Webex-App
parked-for-me = Für mich
your-own-number = Ihrer eigenen Nummer
somewhere-in-the-group = Irgendwo in Ihrer Parkgruppe
your-park-group = einem Platz Ihrer Parkgruppe

slot-news = { $slot }: { $said }
retrieve-asked = Der Anruf auf { $place } wird bei Webex angefragt…
device-rings = { $device } klingelt
my-devices-ring = alle Ihre Geräte klingeln
rings-by-hand = { CAP($rings) }. { $lift }
rings-for-valet = { CAP($rings) }. Valet nimmt für Sie an.
lift-the-handset = Nehmen Sie den Hörer ab.
answer-there = Nehmen Sie dort an.
answer-on-one = Nehmen Sie an einem davon an.
stopping-the-ringing = Das Klingeln wird gestoppt…
stopping-the-retrieve = Wird gestoppt…
fetching-the-caller = Angenommen. Der Anrufer wird geholt…
not-stopped = Das Klingeln konnte nicht gestoppt werden. Versuchen Sie es erneut oder lassen Sie ausklingeln: Der Anrufer bleibt dann geparkt.

sentence = { $clause }.
connected-to = Verbunden mit { $caller }
connected-to-on = Verbunden mit { $caller } an { $device }
is-on-hold = { CAP($caller) } wird gehalten
is-on-hold-on = { CAP($caller) } wird an { $device } gehalten
has-put-you-on-hold = { CAP($caller) } hält das Gespräch
has-put-you-on-hold-on = { CAP($caller) } hält das Gespräch an { $device }

retrieve-ended = Das Gespräch mit { $caller } endete nach { $talked }.
retrieve-passed-on = Sie haben { $talked } mit { $caller } gesprochen.
retrieve-not-answered = An { $device } hat niemand angenommen. Der Anrufer ist vielleicht noch auf { $place } geparkt: Versuchen Sie es erneut.
retrieve-not-answered-all = An keinem Ihrer Geräte hat jemand angenommen. Der Anrufer ist vielleicht noch auf { $place } geparkt: Versuchen Sie es erneut.
retrieve-fell-silent = { $device } ist verstummt, bevor jemand angenommen hat. War jemand schneller, ist der Anrufer nicht mehr auf { $place }; sonst versuchen Sie es erneut.
retrieve-fell-silent-all = Ihre Geräte sind verstummt, bevor jemand angenommen hat. War jemand schneller, ist der Anrufer nicht mehr auf { $place }; sonst versuchen Sie es erneut.
retrieve-nobody-there = Auf { $place } ist niemand mehr geparkt: Jemand war schneller, oder der Anrufer hat aufgelegt.
retrieve-cancelled = Klingeln gestoppt. Der Anrufer ist vielleicht noch auf { $place } geparkt.
retrieve-not-taken = Webex hat den Abruf von { $place } nicht ausgeführt: Es klingelt nichts. Sie können es erneut versuchen.
retrieve-not-known = Es ist nicht bekannt, ob Webex den Abruf von { $place } ausgeführt hat. Klingelt { $device } nicht, versuchen Sie es erneut.
retrieve-not-known-all = Es ist nicht bekannt, ob Webex den Abruf von { $place } ausgeführt hat. Klingelt keines Ihrer Geräte, versuchen Sie es erneut.
retrieve-talk-unseen = Ihre Anrufe konnten nicht gelesen werden. Es ist nicht bekannt, ob das Gespräch mit { $caller } noch läuft.
retrieve-unseen = Ihre Anrufe konnten nicht gelesen werden. Es ist nicht bekannt, ob an { $device } angenommen wurde; hat niemand den Anrufer, versuchen Sie es erneut.
retrieve-unseen-all = Ihre Anrufe konnten nicht gelesen werden. Es ist nicht bekannt, ob an einem Ihrer Geräte angenommen wurde; hat niemand den Anrufer, versuchen Sie es erneut.
