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
day-column-slot = Emplacement
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
day-retrieved = repris
day-recalled = revenu
day-left = parti
day-forgotten = retiré à la main
day-unknown = inconnu
