place-for = { $place } für { $whom }
unnamed-slot = einer Parkposition ohne Namen
at-least = mindestens { $waited }
at-most = höchstens { $left }

nobody-known-to-wait = Soweit bekannt, wartet niemand. Unbekannte Parkpositionen können Sie einzeln versuchen.
parked-without-number = Webex nennt nicht die Nummer, auf der dieser Anrufer geparkt ist. Sehen Sie auf den Kacheln Ihrer Gruppe nach oder warten Sie auf den Wiederanruf.
still-parked-there = Webex meldet live, dass dieser Anrufer dort geparkt ist. Nichts wurde entfernt.

caller-parked = { CAP($caller) } ist auf { $place } geparkt.
caller-parked-unkept = { CAP($caller) } ist auf { $place } geparkt. Das konnte nicht aufgeschrieben werden ({ $why }) und geht bei einem Neustart verloren.
caller-came = { CAP($caller) } wurde auf { $place } geparkt.
caller-left = { CAP($caller) } ist nach { $waited } nicht mehr auf { $place }.
caller-replaced = { CAP($caller) } ist nach { $waited } nicht mehr auf { $place }: Dort ist jetzt { $by } geparkt.
caller-perhaps-replaced = { CAP($by) } ist jetzt vielleicht auf { $place } geparkt. Dann ist { $caller } nicht mehr dort.
another-was-fetched = { CAP($fetched) } wurde von { $place } abgerufen, und nicht { $expected } von zuvor. Wo dieser Anrufer ist, ist nicht bekannt.
caller-forgotten = Sie haben angegeben, dass { $caller } nicht mehr auf { $place } wartet.

unverified = { CAP($caller) } wurde auf { $place } geparkt. Ob der Anrufer noch wartet, ist nicht bestätigt.
unverified-restart = { CAP($caller) } wurde vor dem Neustart auf { $place } geparkt. Ob der Anrufer noch wartet, ist nicht bestätigt.
unverified-sign-out = { CAP($caller) } wurde vor Ihrer Abmeldung auf { $place } geparkt. Ob der Anrufer noch wartet, ist nicht bestätigt.
unverified-no-answer = Es ist nicht bekannt, ob { $caller } auf { $place } geparkt ist: Webex hat nicht geantwortet. Versuchen Sie abzurufen.
unverified-asked = Webex sollte { $caller } vor dem Neustart auf { $place } parken; die Antwort wurde nicht gesehen. Ob der Anrufer dort wartet, ist nicht bestätigt.

half-time = { CAP($caller) } wartet { $waited } auf { $place }: die halbe Zeit bis zum Wiederanruf.
recall-soon = { CAP($caller) } auf { $place } kommt in { $left } zurück. Jetzt abrufen.
recall-soon-only = { CAP($caller) } auf { $place } kommt in { $left } zurück.
no-longer-sure = Es ist nicht mehr sicher, dass { $caller } auf { $place } wartet: vor { $waited } geparkt und seither keine Meldung. Versuchen Sie abzurufen.
none-is-sure = Von den Wartenden kommen keine Meldungen mehr. Es ist nicht mehr sicher, dass sie warten: { $callers }.
caller-on-place = { $caller } auf { $place }

recalled = { CAP($caller) } ist zurück von { $place }.
recalled-parked = { CAP($caller) } ist zurück von { $place }, { LOW($parked) }.
recalled-parked-for = { CAP($caller) } ist zurück von { $place }, { LOW($parked) }, { $whom }.
recall-rings-again = { CAP($caller) }, zurück von { $place }, klingelt wieder.
recall-answered = { CAP($caller) }, zurück von { $place }, wurde angenommen.
recall-lost = { CAP($caller) }, zurück von { $place }, wurde hier nicht angenommen und klingelt nicht mehr. Wo der Anrufer ist, ist nicht bekannt.
recall-parked-again = { CAP($caller) }, zurück von { $place }, wurde nicht angenommen und ist dort wieder geparkt.
recall-over = { CAP($caller) }, zurück von { $place }, klingelt nicht mehr. Ob der Anruf angenommen wurde, ist nicht bekannt.
recall-unseen = { CAP($caller) } ist zurück von { $place }, aber Ihre Anrufe können nicht gelesen werden: Es ist nicht bekannt, ob der Anrufer noch klingelt.

live-lost = Keine Live-Meldungen mehr: { $why } Bisherige verblassen in einer Minute.
live-again = Von Webex kommen wieder Live-Meldungen.
