my-calls = Meine Anrufe
no-calls = Kein Anruf an Ihren Geräten.
more = Mehr
more-for-caller = Mehr für { $caller }
drop-on-group = Hier ablegen, um bei einem freien Mitglied Ihrer Gruppe zu parken

call-back-from-park = zurück
call-ringing = klingelt
call-your-phone-rings = Ihr Telefon klingelt
call-calling = wird angerufen
call-connected = verbunden
call-on-hold = gehalten
call-held-by-caller = Anrufer hält
call-ended = beendet
muted = stumm

sent-on-by = weitergeleitet von { $by }
was-parked-on = war auf { $place } geparkt
was-parked-somewhere = war geparkt

call-heard = { CAP($caller) }, { $state } { $lasts }
call-heard-on = { CAP($caller) }, { $state } { $lasts } an { $device }

answer-caller = { $caller } annehmen
answer-caller-on = { $caller } annehmen { $on }
reject-caller = { $caller } abweisen
send-caller-on = { $caller } weiterleiten
send-caller-on-unasked = { $caller } ohne Rückfrage weiterleiten
send-caller-to-voicemail = { $caller } an Voicemail leiten
park-caller-again = { $caller } erneut parken
hold-caller = { $caller } halten
resume-caller = { $caller } fortsetzen
park-caller = { $caller } parken
transfer-caller = { $caller } übergeben
join-callers = { $caller } mit { $other } verbinden
join-caller = { $caller } mit dem anderen Anrufer verbinden
mute-for-caller = Mich für { $caller } stummschalten
unmute-for-caller = Stummschaltung für { $caller } aufheben
tones-to-caller = Töne an { $caller }
hang-up-caller = { $caller } auflegen

which-caller = Welcher Anruf: { $callers }? Die Eingabetaste drückt die markierte Schaltfläche.
one-or-other = { $one } oder { $other }

field-slot = Position
field-for-whom = Für wen
field-note = Notiz
optional = optional
park = Parken
other-places = Andere Plätze
free-slot = Parkposition { $slot }, frei
on-the-group = Ein freies Mitglied Ihrer Gruppe
group-in-sentence = einem freien Mitglied Ihrer Gruppe
your-group = Ihre Gruppe
own-number = Ihre eigene Nummer
enter-parks-on = Eingabetaste: { $caller } parken auf { $place }.
needs-a-slot = Tippen Sie die Nummer einer Parkposition aus der Übersicht.
slot-is-taken = { CAP($caller) } ist auf { $place } geparkt. Wählen Sie eine andere Parkposition.

ask-heard = { $what }: { $caller }
transfer-to = An
transfer = Übergeben
transfer-help = Der Anrufer wird übergeben, sobald diese Nummer annimmt.
send-on-to = Weiter an
send-on = Weiterleiten
send-on-help = Der Anrufer wird sofort dorthin geleitet.
to-their-voicemail = An deren Voicemail
tones = Töne
send-tones = Senden
tones-help = 0–9, *, #, A–D und ein Komma für eine Pause.

new-call = Neuer Anruf
number-to-call = Anzurufende Nummer
number-to-call-example = 2107 oder +1 408 555 0142
call = Anrufen
call-on = Anrufen { $on }
pick-up = Übernehmen
pick-up-help = „Übernehmen“ nimmt den Anruf an, der bei dieser Nummer klingelt, oder ohne Nummer einen, der in Ihrer Gruppe klingelt.
pick-up-number-help = „Übernehmen“ nimmt den Anruf an, der bei dieser Nummer klingelt.
pick-up-in-group = Den klingelnden Anruf Ihrer Gruppe übernehmen
pick-up-at = Den klingelnden Anruf bei { $who } übernehmen
bring-here = Anruf hierher holen
bring-to = Meinen Anruf zu { $device } holen
bring-to-all = Meinen Anruf zu allen meinen Geräten holen

recent-calls = Letzte Anrufe
reading-recent-calls = Ihre letzten Anrufe werden gelesen…
no-recent-calls = Keine letzten Anrufe.
read-again = Erneut lesen
call-back = Rückruf
call-back-caller = { $caller } zurückrufen
past-called = Angerufen
past-missed = Verpasst
past-answered = Angenommen
day-and-time = { $day }. { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    } { $time }
