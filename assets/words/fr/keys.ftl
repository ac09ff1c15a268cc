keys = Touches
key-digits = 0–9
key-enter = Entrée
key-arrows = Flèches
key-enter-or-space = Entrée, Espace
key-tab = Tab
key-page = Page préc., suiv.
key-zoom = Ctrl +, −, 0
key-escape = Échap
key-again = Encore
key-space = Espace

help-digits = dans le champ de numéro, depuis tout le tableau
help-enter = dans le champ de numéro : récupérer ce numéro
help-arrows = d’une position à l’autre
help-press = activer la position : récupérer ou arrêter la sonnerie
help-tab = vers l’élément suivant
help-page = font défiler ce qui est à lire : l’historique, une liste ; sur la page de la journée : jour précédent, jour suivant
help-zoom = plus grand, plus petit, taille normale
help-escape = vide le champ de numéro, ferme un menu ; ne raccroche jamais
help-space = quand rien n’a le focus : récupérer la plus longue attente
help-two-calls = Avec deux appels, ces touches mènent à l’un, puis à l’autre ; Entrée active

keys-of-moving = Dans la fenêtre
keys-of-calls = Appels et attente
keys-of-finding = Rechercher
keys-of-saying = Écouter
keys-of-window = La fenêtre
print = Imprimer…
print-keys = Imprimer la liste des touches…
print-not-written = La liste des touches n’a pas pu être écrite dans { $file }.
print-not-opened = Aucun navigateur n’a pu être ouvert pour imprimer les touches. La page se trouve dans { $file }.

press-changed = Sans effet : la cible venait de changer. Appuyez encore une fois.
press-gone = Sans effet : la cible venait de disparaître.
