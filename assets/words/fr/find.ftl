find-title = Rechercher
find-entry = Rechercher…
palette-title = Tout
palette-entry = Tout ce que Valet sait faire…
find-field = Nom, numéro ou mot d’une note
palette-field = Une action, un paramètre, un nom ou un numéro
palette-hint = Tapez quelques lettres. Les flèches choisissent, Entrée exécute.
find-results = Résultats
find-count = { $count ->
    [one] 1 résultat
   *[other] { $count } résultats
}
find-many = Les { $count } premiers. Continuez à taper pour voir les autres.
find-nothing = Aucun résultat.
find-waiting = { $count ->
    [one] 1 attend ou attend peut-être encore
   *[other] { $count } attendent ou attendent peut-être encore
}
find-nobody-waits = Pour autant qu’on sache, personne n’attend. Tapez un nom, un numéro ou un mot d’une note.
find-without-recent = Sans les appels récents : { $why }
find-without-directory = Sans l’annuaire : { $why }
find-gone = N’est plus là.

find-slot = Position de parcage
find-person = Collègue
find-my-call = Mon appel
find-directory = Annuaire
find-typed = Personne et aucune position que Valet connaît n’a ce numéro
not-possible-now = Impossible pour l’instant

find-act = { $key } : { $act }
find-call = Appeler { $number }
find-transfer = Transférer { $caller } à ce numéro
find-go-to-slot = Aller à la position
find-go-to-call = Aller à l’appel
find-do = Exécuter
find-open = Ouvrir le paramètre
find-open-page = Ouvrir la page
