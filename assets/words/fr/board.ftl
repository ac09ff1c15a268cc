slots = Positions de parcage
answer-devices = Répondre sur
all-devices = Tous mes appareils
all-devices-ring = Sonnent ensemble
answer-from-now-on = Répondre désormais { $on }
device-phone = Téléphone
device-app = App Webex
device-hot-desk = Bureau partagé
webex-default = Défaut Webex
menu = Menu
refresh = Actualiser
make-default = { $device } par défaut dans Webex
have-no-default = Aucun appareil par défaut Webex
keys-entry = Touches…
another-integration = Autre intégration…
sign-out = Se déconnecter
connecting = Connexion
offline = Hors ligne { $lasts }
offline-short = Hors ligne
live-news-up = En direct
secs-ago = il y a { $secs } s
mins-ago = il y a { $mins } min
no-live-news = Pas de direct
asks-every = Demande à Webex / { $secs } s
asks-every-short = / { $secs } s

number = Numéro
number-example = 7001
retrieve = Récupérer
number-help = Tapez un numéro n’importe où, puis Entrée.

longest-wait = Plus longue attente
nobody-waits = À notre connaissance, personne n’attend
on-place = sur { $place }
longest-wait-heard = Plus longue attente { $waited } { CAP($caller) } { $place }
retrieve-longest = Plus longue attente : récupérer { $caller } de { $place } { $on }
longest-may-still-wait = attend peut-être encore
may-still-wait-heard = Attend peut-être encore : { CAP($caller) } { $place }
retrieve-may-wait = Attend peut-être encore : récupérer { $caller } de { $place } { $on }

recall-heard = Retour : { $what }
is-back = { CAP($caller) } est de retour de { $place }
answer = Répondre
answer-on = Répondre { $on }
park-again = Parquer à nouveau
answer-recall = Répondre à { $caller }, de retour de { $place }
answer-recall-on = Répondre à { $caller }, de retour de { $place }, { $on }
park-recall-again = Parquer à nouveau { $caller } sur { $place }
was-parked = Parqué
was-parked-ago = Parqué il y a { $waited }
was-parked-by = Parqué { $by }
was-parked-ago-by = Parqué il y a { $waited } { $by }

no-devices = Webex n’indique aucun de vos appareils pour répondre. Une récupération fait sonner tous vos appareils.
device-vanished = { $gone } ne fait plus partie de vos appareils. Les appels sonnent { $on } jusqu’à ce que vous en choisissiez un autre.
device-missing = Vos appareils ne comprennent pas ce que nomment les paramètres : { $name }. Les appels sonnent { $on }.
reading-slots = Lecture de vos positions de parcage…
no-slots = Aucune position de parcage n’est surveillée pour vous. Tapez un numéro à récupérer ou ajoutez des positions à la main.
slots-entry = Ajouter une position…
notice-and-more =
    { $others ->
        [one] { $first } { $others } autre avis
       *[other] { $first } { $others } autres avis
    }
expired = Votre connexion a expiré
expired-what-now = Le tableau reste tel quel. Rien ne peut être envoyé avant une nouvelle connexion.
sign-in-again = Se reconnecter
with-a-code = Avec un code…
new-token = Nouveau jeton d’accès personnel
new-token-short = Nouveau jeton
title-waiting = { $count } { $count ->
    [one] parqué
   *[other] parqués
} · { $longest } – Valet

board = Tableau
back-to-board = Revenir au tableau
others-wait = { $others ->
    [one] 1 autre attend
   *[other] { $others } autres attendent
}

hint-retrieve = Quelqu’un attend : appuyez sur sa case, ou tapez son numéro puis Entrée.
hint-device-key = L’appareil coché sonne. { $key } prend le suivant.
hint-device = L’appareil coché sonne ; choisissez-en un autre en haut.
hint-keys-key = Tout se fait au clavier : { $key } montre les touches.
hint-keys = Tout se fait au clavier : le menu montre les touches.
hint-over = Compris
