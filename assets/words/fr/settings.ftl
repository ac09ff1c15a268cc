settings-title = Paramètres
settings-entry = Paramètres…
settings-pages = Pages des paramètres
locked-by = Verrouillé par { $file }
as-the-system = Comme le système
set-between = Seulement de { $least } à { $most }.
less-of = Moins : { $what }
more-of = Plus : { $what }

page-account = Compte
page-devices = Appareils
page-calls = Retour et réponse
page-notifications = Notifications
page-appearance = Apparence
page-day = La journée
page-network = Réseau
page-about = À propos de Valet

set-account = Connecté en tant que
help-account = Qui travaille à ce poste. La déconnexion oublie tous les jetons sur ce PC.
nobody-signed-in = Personne n’est connecté.
set-kept-in = Où la connexion est gardée
help-kept-in = Vous le choisissez en vous connectant ; la déconnexion l’y oublie.
kept-nowhere = Nulle part : seulement jusqu’à la fermeture de Valet
set-integration = Intégration chez Webex
help-integration = En tant que quoi Valet parle à Webex. Une autre vaut dès que vous vous connectez avec elle.

help-answer-on = L’appareil qui sonne quand vous récupérez, sur ce PC seulement. Pour un appel, vous pouvez toujours en choisir un autre.
set-webex-default = Appareil par défaut du compte Webex
help-webex-default = Ce que Webex fait sonner lui-même. Cela modifie votre compte Webex et vaut donc dans toutes les apps.
no-default = Aucun
set-default-not-allowed = Votre connexion ne comprend pas l’autorisation de le modifier.

help-recall = Après ce nombre de secondes, Webex rappelle la personne qui a parqué. Valet fait le compte à rebours.
recall-now = Ce qui vaut maintenant : { $holds }
set-auto-answer = Répondre pour moi
help-auto-answer = Valet répond sur l’appareil qu’il fait sonner, là où Webex le permet. Sinon, vous décrochez.
unit-secs = secondes

set-slots = Positions ajoutées à la main
help-slots = Des positions que Webex ne vous indique pas. Elles sont au tableau après les autres.
no-manual-slots = Aucune pour l’instant.
add-slot = Une position de plus
slot-label = Nom
label-example = Cave
label-of = Nom de { $slot }
add = Ajouter
remove = Retirer
remove-slot = Retirer { $slot }
slot-there = { $slot } est déjà dans la liste.

set-notify-parked = Quand un appel est parqué
help-notify-parked = Le bureau le montre pendant que vous travaillez dans une autre fenêtre.
set-notify-warning = Quand un retour approche
help-notify-warning = Le bureau vous prévient avant qu’un appel parqué ne revienne à qui l’a parqué.
set-notify-recall = Quand un appel est de retour
help-notify-recall = Le bureau vous dit qu’un appel parqué sonne à nouveau.
notify-off = Rien
notify-silent = Sans son
notify-sound = Avec son
set-quiet = Heures calmes
help-quiet = Pendant ces heures, les notifications ne font aucun son.
quiet-from = De
quiet-until = à
quiet-heard = Heures calmes : { $which }
quiet-unread = « { $typed } » n’est pas une heure. Écrivez par exemple 22:00.
quiet-same = Les heures calmes ne peuvent pas finir quand elles commencent.

set-keys = Touches des actions
help-keys = Appuyez sur « Modifier », puis sur les touches voulues. Échap les laisse telles quelles.
change = Modifier
change-key = Modifier la touche { $key } : { $action }
press-keys = Appuyez…
press-keys-heard = Appuyez maintenant sur les nouvelles touches. Échap les laisse telles quelles.
more-for-key = Plus pour la touche : { $action }
no-key = Aucune touche
usual-key = Touche habituelle : { $key }

set-theme = Thème
help-theme = Clair, sombre ou à fort contraste.
theme-light = Clair
theme-dark = Sombre
theme-contrast-light = Fort contraste, clair
theme-contrast-dark = Fort contraste, sombre
set-zoom = Taille du texte
help-size = Agrandit ou réduit tout. Ctrl avec +, − et 0 fait de même.
unit-percent = %
set-language = Langue
help-language = Ce qui est écrit ici et lu à voix haute.
set-clock = Horloge
help-clock = Comment les heures sont écrites.
set-compact = Petite fenêtre
help-compact = La plus longue attente seule, dans une petite bande à la place du tableau.
set-on-top = Petite fenêtre toujours devant
help-on-top = Les autres fenêtres ne couvrent pas la bande.

set-keep-days = Garder le relevé de la journée
help-keep-days = Pendant ce nombre de jours, il reste sur ce PC et nulle part ailleurs. 0 ne garde rien.
unit-days = jours
set-names = Noms dans le relevé
help-names = Garde les noms et les numéros des appelants. Sans eux, seuls positions et temps sont gardés.

set-proxy = Proxy
help-proxy = Le chemin vers Webex à travers le réseau de votre entreprise. Vide : ce que dit le système. Vaut aussitôt.
proxy-example = http://proxy.example.org:3128
proxy-wrong = Ce n’est pas l’adresse d’un proxy. Écrivez par exemple http://proxy.example.org:3128.
set-in-file = Seulement dans config.toml
help-in-file = Cela se modifie dans le fichier de réglages et vaut dès le prochain démarrage. Voici ce qui vaut maintenant.

set-version = Version
help-version = Une console de standard pour Webex Calling. Elle parle à Webex et à personne d’autre.
about-licence = Licence : MIT ou Apache 2.0, au choix.
about-typeface = Police : Inter, sous licence SIL Open Font License.
set-files = Fichiers
help-files = Où se trouvent les réglages et le journal sur ce PC. Le journal ne contient ni noms ni numéros.
file-settings = Réglages
file-log = Journal
file-policy = Stratégie de cet ordinateur
