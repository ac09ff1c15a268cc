# { $place } suit toujours « sur », « de » ou « pour », sans article.

the-caller = l’appelant
all-my-devices = tous mes appareils
any-phone = N’importe quel téléphone
the-webex-app = L’app Webex
parked-for-me = Pour moi
your-own-number = votre propre numéro
somewhere-in-the-group = Quelque part dans votre groupe de parcage
your-park-group = votre groupe de parcage

slot-news = { $slot } : { $said }
retrieve-asked = Demande à Webex de l’appel sur { $place }…
device-rings = { $device } sonne
my-devices-ring = tous vos appareils sonnent
rings-by-hand = { CAP($rings) }. { $lift }
rings-for-valet = { CAP($rings) }. Valet répond pour vous.
lift-the-handset = Décrochez le combiné.
answer-there = Répondez-y.
answer-on-one = Répondez sur l’un d’eux.
stopping-the-ringing = Arrêt de la sonnerie…
stopping-the-retrieve = Arrêt en cours…
fetching-the-caller = Décroché. Récupération de l’appelant…
not-stopped = La sonnerie n’a pas pu être arrêtée. Réessayez ou laissez sonner : l’appelant reste alors parqué.

sentence = { $clause }.
connected-to = En ligne avec { $caller }
connected-to-on = En ligne avec { $caller } sur { $device }
is-on-hold = { CAP($caller) } est en attente
is-on-hold-on = { CAP($caller) } est en attente sur { $device }
has-put-you-on-hold = { CAP($caller) } vous fait patienter
has-put-you-on-hold-on = { CAP($caller) } vous fait patienter sur { $device }

retrieve-ended = L’appel avec { $caller } s’est terminé après { $talked }.
retrieve-passed-on = Vous avez parlé à { $caller } pendant { $talked }.
retrieve-not-answered = { $device } n’a pas été décroché. L’appelant est peut-être encore parqué sur { $place } : réessayez.
retrieve-not-answered-all = Aucun de vos appareils n’a été décroché. L’appelant est peut-être encore parqué sur { $place } : réessayez.
retrieve-fell-silent = { $device } a cessé de sonner avant qu’on décroche. Si quelqu’un a été plus rapide, l’appelant n’est plus sur { $place } ; sinon, réessayez.
retrieve-fell-silent-all = Vos appareils ont cessé de sonner avant qu’on décroche. Si quelqu’un a été plus rapide, l’appelant n’est plus sur { $place } ; sinon, réessayez.
retrieve-nobody-there = Plus personne n’est parqué sur { $place } : quelqu’un a été plus rapide, ou l’appelant a raccroché.
retrieve-cancelled = Sonnerie arrêtée. L’appelant est peut-être encore parqué sur { $place }.
retrieve-not-taken = Webex n’a pas exécuté la demande pour { $place } : rien ne sonne. Vous pouvez réessayer.
retrieve-not-known = On ne sait pas si Webex a exécuté la demande pour { $place }. Si { $device } ne sonne pas, réessayez.
retrieve-not-known-all = On ne sait pas si Webex a exécuté la demande pour { $place }. Si aucun de vos appareils ne sonne, réessayez.
retrieve-talk-unseen = Vos appels n’ont pas pu être lus. On ne sait pas si l’appel avec { $caller } continue.
retrieve-unseen = Vos appels n’ont pas pu être lus. On ne sait pas si { $device } a été décroché ; si personne n’a l’appelant en ligne, réessayez.
retrieve-unseen-all = Vos appels n’ont pas pu être lus. On ne sait pas si l’un de vos appareils a été décroché ; si personne n’a l’appelant en ligne, réessayez.
