say-together = { $first } { $then }
say-facts = { CAP($facts) }.

say-nobody-works = Personne n’est connecté.
say-nobody-waits = À notre connaissance, personne n’attend.
say-waiting = { $count ->
    [one] Un appelant attend : { $callers }.
   *[other] { $count } appelants attendent : { $callers }.
}
say-many-wait = { $count } appelants attendent. Depuis le plus longtemps : { $callers }.
say-may-wait = { $count ->
    [one] Un appelant attend peut-être encore : { $callers }.
   *[other] { $count } appelants attendent peut-être encore : { $callers }.
}
say-waits = { $caller } sur { $place } depuis { $waited }
say-calls-not-read = Vos appels n’ont pas encore été lus.
say-rings-on = Les appels récupérés sonnent { $on }.

say-again = Il y a { $age } : { $what }
say-nothing-before = Rien n’a été dit avant cela.

say-not-heard = Webex n’a pas encore répondu.
say-link-up = Webex répond, la dernière fois il y a { $age }.
say-link-down = Webex ne répond pas depuis { $lasts }. { $why }
say-live = Nouvelles en direct depuis { $lasts }.
say-live-opens = Ouverture des nouvelles en direct.
say-live-lost = Pas de nouvelles en direct depuis { $lasts }. { $why }
say-live-off = Pas de nouvelles en direct. { $why }
say-reads = { $secs ->
    [one] Vos appels sont lus chaque seconde.
   *[other] Vos appels sont lus toutes les { $secs } secondes.
}
say-reads-nothing = Vos appels ne sont pas lus.
