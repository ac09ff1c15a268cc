say-together = { $first } { $then }
say-facts = { CAP($facts) }.

say-nobody-works = Niemand ist angemeldet.
say-nobody-waits = Soweit bekannt, wartet niemand.
say-waiting = { $count ->
    [one] Ein Anrufer wartet: { $callers }.
   *[other] { $count } Anrufer warten: { $callers }.
}
say-many-wait = { $count } Anrufer warten. Am längsten: { $callers }.
say-may-wait = { $count ->
    [one] Ein Anrufer wartet vielleicht noch: { $callers }.
   *[other] { $count } Anrufer warten vielleicht noch: { $callers }.
}
say-waits = { $caller } auf { $place } seit { $waited }
say-calls-not-read = Ihre Anrufe wurden noch nicht gelesen.
say-rings-on = Abgerufene Anrufe klingeln { $on }.

say-again = Vor { $age }: { $what }
say-nothing-before = Davor wurde nichts gesagt.

say-not-heard = Webex hat noch nicht geantwortet.
say-link-up = Webex antwortet, zuletzt vor { $age }.
say-link-down = Webex antwortet seit { $lasts } nicht. { $why }
say-live = Live-Meldungen seit { $lasts }.
say-live-opens = Live-Meldungen werden geöffnet.
say-live-lost = Seit { $lasts } keine Live-Meldungen. { $why }
say-live-off = Keine Live-Meldungen. { $why }
say-reads = { $secs ->
    [one] Ihre Anrufe werden jede Sekunde gelesen.
   *[other] Ihre Anrufe werden alle { $secs } Sekunden gelesen.
}
say-reads-nothing = Ihre Anrufe werden nicht gelesen.
