# Glossaire. slot : position de parcage. park : parquer. retrieve : récupérer. recall : retour. hold : mettre en attente.
# transfer : transférer. send on (divert) : renvoyer. pick up : intercepter. extension : numéro interne. device : appareil.
# Adresse : vous. Une espace insécable précède « : », « ; », « ? », « ! ».

activity = Historique
no-activity = Il ne s’est encore rien passé.
details = Détails
details-of = Détails : { $what }
tracking-id = ID de suivi
copy = Copier
copied = Copié
copy-of = Copier { $what }
close = Fermer
cancel = Annuler

time-am = { $time }{"\u00A0"}AM
time-pm = { $time }{"\u00A0"}PM
