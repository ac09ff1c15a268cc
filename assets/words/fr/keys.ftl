keys = Touches
key-digits = 0–9
key-enter = Entrée
key-arrows = Flèches
key-enter-or-space = Entrée, Espace
key-tab = Tab
key-zoom = Ctrl +, −, 0
key-escape = Échap
key-again = Encore
key-space = Espace

help-digits = dans le champ de numéro, depuis tout le tableau
help-enter = dans le champ de numéro : récupérer ce numéro
help-arrows = d’une position à l’autre
help-press = activer la position : récupérer ou arrêter la sonnerie
help-tab = vers l’élément suivant
help-zoom = plus grand, plus petit, taille normale
help-escape = ferme un menu ; ne raccroche jamais
help-space = quand rien n’a le focus : récupérer la plus longue attente
help-two-calls = Avec deux appels, ces touches mènent à l’un, puis à l’autre ; Entrée active

keys-of-moving = Dans la fenêtre
keys-of-calls = Appels et attente
keys-of-saying = Écouter
keys-of-window = La fenêtre
print = Imprimer…
print-not-written = La liste des touches n’a pas pu être écrite dans { $file }.
print-not-opened = Aucun navigateur n’a pu être ouvert pour imprimer les touches. La page se trouve dans { $file }.
