day-not-written = Les appels parqués ne sont pas enregistrés en ce moment. { $why }
day-exported = { $stays ->
    [one] { $stays } entrée a été écrite dans { $path }.
   *[other] { $stays } entrées ont été écrites dans { $path }.
}
day-not-exported = Le tableau n’a pas été écrit. { $why }
day-deleted = { $days ->
    [0] Il n’y avait aucun enregistrement à supprimer.
    [one] L’enregistrement d’un jour a été supprimé.
   *[other] L’enregistrement de { $days } jours a été supprimé.
}
day-not-deleted = L’enregistrement n’a pas pu être supprimé entièrement. { $why }
day-unread-lines = { $lines ->
    [one] { $lines } entrée du { $day } est illisible et n’apparaît pas.
   *[other] { $lines } entrées du { $day } sont illisibles et n’apparaissent pas.
}
day-unread-file = L’enregistrement du { $day } n’a pas pu être lu. { $why }
day-column-slot = Position
day-column-label = Libellé
day-column-parked = Parqué
day-column-ended = Terminé
day-column-waited = Attente (secondes)
day-column-ending = Issue
day-column-here = Parqué ici
day-column-name = Appelant
day-column-number = Numéro
day-yes = oui
day-no = non
day-retrieved = récupéré
day-recalled = revenu
day-left = parti
day-forgotten = retiré à la main
day-unknown = inconnu

date = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }
date-with-weekday = { $weekday ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[7] dimanche
    } { $date }

day-entry = La journée…
day-before = Jour précédent
day-after = Jour suivant
day-today = Aujourd’hui
day-reading = Lecture de l’enregistrement…
day-off = Rien n’est enregistré : les paramètres ne conservent aucun jour.
day-empty-today = Aucun appel n’a encore été parqué aujourd’hui.
day-empty = Rien n’est enregistré pour ce jour.
day-without-names = L’enregistrement ne contient ni noms ni numéros.
day-figures = Chiffres
day-figure = { $what } : { $value }
day-parked = Parqués
day-all-retrieved = Récupérés
day-all-recalled = Revenus
day-all-left = Partis
day-all-forgotten = Retirés à la main
day-all-unknown = Inconnus
day-median = Attente médiane
day-median-short = Médiane
day-worst = Attente la plus longue
day-worst-short = Maximum
day-waits-known = { $n ->
    [one] Sur { $all } attentes, { $n } est connue.
   *[other] Sur { $all } attentes, { $n } sont connues.
}
day-n-parked = { $n ->
    [one] { $n } parqué
   *[other] { $n } parqués
}
day-n-retrieved = { $n ->
    [one] { $n } récupéré
   *[other] { $n } récupérés
}
day-n-recalled = { $n ->
    [one] { $n } revenu
   *[other] { $n } revenus
}
day-n-left = { $n ->
    [one] { $n } parti
   *[other] { $n } partis
}
day-n-forgotten = { $n ->
    [one] { $n } retiré à la main
   *[other] { $n } retirés à la main
}
day-n-unknown = { $n ->
    [one] { $n } inconnu
   *[other] { $n } inconnus
}
day-median-wait = attente médiane { $wait }
day-longest-wait = maximum { $wait }
day-by-hour = Par heure
day-hour = { $from } à { $until } : { $facts }
day-busiest = Le plus chargé : { $hour }
day-otherwise = autrement
day-by-slot = Par position
day-slot = { $slot } : { $facts }
day-stays = Un par un
day-waited = attente { $wait }
day-wait-unknown = attente inconnue
day-record = L’enregistrement
day-kept = { $days ->
    [one] Il reste sur ce PC pour ce jour seulement.
   *[other] Il reste { $days } jours sur ce PC.
}
day-settings = Paramètres associés…
day-export = Exporter ce jour (CSV)
day-export-all = Exporter tous les jours (CSV)
day-export-to = Un tableau est placé dans { $folder } et remplace un tableau antérieur des mêmes jours.
day-delete = Supprimer l’enregistrement…
day-delete-ask = { $days ->
    [one] Supprimer l’enregistrement d’un jour ? Il sera perdu pour de bon.
   *[other] Supprimer l’enregistrement des { $days } jours ? Il sera perdu pour de bon.
}
day-delete-now = Supprimer
