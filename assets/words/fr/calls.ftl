my-calls = Mes appels
no-calls = Aucun appel sur vos appareils.
more = Plus
more-for-caller = Plus d’actions pour { $caller }
drop-on-group = Déposez ici pour parquer chez un membre libre de votre groupe

call-back-from-park = de retour
call-ringing = sonne
call-your-phone-rings = votre poste sonne
call-calling = appel en cours
call-connected = en ligne
call-on-hold = en attente
call-held-by-caller = retenu par l’appelant
call-ended = terminé
muted = micro coupé

sent-on-by = renvoyé par { $by }
was-parked-on = était parqué sur { $place }
was-parked-somewhere = était parqué

call-heard = { CAP($caller) }, { $state } { $lasts }
call-heard-on = { CAP($caller) }, { $state } { $lasts } sur { $device }

answer-caller = Répondre à { $caller }
answer-caller-on = Répondre à { $caller } { $on }
reject-caller = Refuser { $caller }
send-caller-on = Renvoyer { $caller }
send-caller-on-unasked = Renvoyer { $caller } sans consulter
send-caller-to-voicemail = Renvoyer { $caller } vers la messagerie
park-caller-again = Parquer à nouveau { $caller }
hold-caller = Mettre { $caller } en attente
resume-caller = Reprendre { $caller }
park-caller = Parquer { $caller }
transfer-caller = Transférer { $caller }
join-callers = Relier { $caller } à { $other }
join-caller = Relier { $caller } à l’autre appelant
mute-for-caller = Couper mon micro pour { $caller }
unmute-for-caller = Rétablir mon micro pour { $caller }
tones-to-caller = Tonalités pour { $caller }
hang-up-caller = Raccrocher avec { $caller }

which-caller = Lequel : { $callers } ? Entrée active le bouton marqué.
one-or-other = { $one } ou { $other }

field-slot = Position
field-for-whom = Pour qui
field-note = Note
optional = facultatif
park = Parquer
other-places = Autres positions
free-slot = Position { $slot }, libre
on-the-group = Un membre libre de votre groupe
group-in-sentence = un membre libre de votre groupe
your-group = Votre groupe
own-number = Votre propre numéro
enter-parks-on = Entrée parque { $caller } sur { $place }.
needs-a-slot = Tapez le numéro d’une position du tableau.
slot-is-taken = { CAP($caller) } est parqué sur { $place }. Choisissez une autre position.

ask-heard = { $what } : { $caller }
transfer-to = Vers
transfer = Transférer
transfer-help = L’appelant est transféré dès que ce numéro répond.
send-on-to = Renvoi vers
send-on = Renvoyer
send-on-help = L’appelant y est envoyé immédiatement.
to-their-voicemail = Vers sa messagerie
tones = Tonalités
send-tones = Envoyer
tones-help = 0–9, *, #, A–D, et une virgule pour une pause.

new-call = Nouvel appel
number-to-call = Numéro à appeler
number-to-call-example = 2107 ou +1 408 555 0142
call = Appeler
call-on = Appeler { $on }
pick-up = Intercepter
pick-up-help = « Intercepter » prend l’appel qui sonne à ce numéro ou, sans numéro, un appel qui sonne dans votre groupe.
pick-up-number-help = « Intercepter » prend l’appel qui sonne à ce numéro.
pick-up-in-group = Intercepter l’appel qui sonne dans votre groupe
pick-up-at = Intercepter l’appel qui sonne chez { $who }
bring-here = Ramener mon appel ici
bring-to = Ramener mon appel sur { $device }
bring-to-all = Ramener mon appel sur tous mes appareils

recent-calls = Appels récents
reading-recent-calls = Lecture de vos appels récents…
no-recent-calls = Aucun appel récent.
read-again = Relire
call-back = Rappeler
call-back-caller = Rappeler { $caller }
past-called = Appelé
past-missed = Manqué
past-answered = Répondu
day-and-time = { $day } { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    } { $time }
