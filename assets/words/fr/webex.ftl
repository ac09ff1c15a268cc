retrieve-200 = Webex a pris la demande. Décrochez quand votre appareil sonne.
retrieve-201 = Votre appareil sonne. Décrochez pour avoir l’appelant.
retrieve-202 = Webex a pris la demande mais ne dit pas encore ce qu’il en est. Attendez que votre appareil sonne ; Valet consulte vos appels.
retrieve-204 = Webex a pris la demande sans nommer l’appel. Décrochez si votre appareil sonne ; Valet consulte vos appels.
retrieve-400 = Webex n’a pas accepté cette demande. Peut-être que personne n’y est parqué. Vérifiez le numéro et l’appareil, puis récupérez à nouveau.
retrieve-401 = Votre connexion a pris fin et rien n’a été récupéré. Reconnectez-vous, puis récupérez à nouveau.
retrieve-403 = Vous n’êtes pas autorisé à récupérer des appels. Reconnectez-vous et acceptez les autorisations d’appel, ou demandez-les à votre administrateur.
retrieve-404 = Personne n’y est parqué, ou le numéro n’existe pas. Vérifiez le numéro, ou demandez si un collègue a l’appelant.
retrieve-405 = Webex n’offre pas la commande des appels à votre compte. Demandez à votre administrateur une licence Webex Calling.
retrieve-409 = L’appel n’est pas disponible en ce moment ; un collègue a peut-être été plus rapide. Demandez à vos collègues, ou récupérez à nouveau.
retrieve-410 = L’appel ou l’appareil n’existe plus chez Webex. Choisissez un autre appareil, puis récupérez à nouveau.
retrieve-415 = Webex ne comprend pas cette version de Valet. Récupérez sur votre téléphone, et demandez à votre administrateur un Valet plus récent.
retrieve-423 = L’appel est bloqué un instant parce qu’une autre opération est en cours. Attendez la fin du décompte, puis récupérez à nouveau.
retrieve-428 = Webex n’est pas encore prêt pour cela. Vérifiez que votre téléphone est libre, puis récupérez à nouveau.
retrieve-429 = Webex est surchargé et demande d’attendre. Rien n’a été récupéré ; attendez la fin du décompte, puis récupérez à nouveau.
retrieve-500 = Webex a eu un problème, et la récupération a peut-être réussi. Décrochez si votre appareil sonne ; Valet consulte vos appels.
retrieve-502 = La liaison avec Webex a été perturbée, et la récupération a peut-être réussi. Décrochez si votre appareil sonne ; Valet consulte vos appels.
retrieve-503 = Webex n’est pas disponible pour le moment, mais la récupération a peut-être réussi. Décrochez si votre appareil sonne ; Valet consulte vos appels.
retrieve-504 = Webex a mis trop de temps, et la récupération a peut-être réussi. Décrochez si votre appareil sonne ; Valet consulte vos appels.
retrieve-no-answer = Webex n’a pas répondu, et la récupération a peut-être réussi. Décrochez si votre appareil sonne ; Valet consulte vos appels.
retrieve-not-sent = Webex est injoignable, donc rien n’a été récupéré. Vérifiez la connexion réseau, puis récupérez à nouveau.
retrieve-unreadable = Valet ne peut pas lire la réponse reçue, qui vient peut-être du réseau et non de Webex. Décrochez si votre appareil sonne ; Valet consulte vos appels.

command-200 = Webex a pris la demande.
command-201 = Webex a pris la demande, et un appel commence. Décrochez si votre appareil sonne.
command-202 = Webex a pris la demande mais ne dit pas encore ce qu’il en est. Valet consulte vos appels.
command-204 = Webex a pris la demande sans dire ce qu’il en est. Valet consulte vos appels.
command-400 = Webex n’a pas accepté la demande, et { $was_not }. Peut-être { $perhaps }.
command-401 = Votre connexion a pris fin, et { $was_not }. Reconnectez-vous, puis { $again }.
command-403 = Vous n’êtes pas autorisé à { $plural }, et { $was_not }. Reconnectez-vous et acceptez les autorisations d’appel, ou demandez-les à votre administrateur.
command-404 = Webex ne trouve pas l’appel ou le numéro, et { $was_not }. Peut-être { $perhaps }.
command-405 = Webex n’offre pas cela à votre compte, et { $was_not }. Demandez à votre administrateur une licence Webex Calling.
command-409 = Ce n’est pas possible en ce moment, et { $was_not }. Peut-être { $perhaps }.
command-410 = L’appel ou l’appareil n’existe plus chez Webex, et { $was_not }. Peut-être { $perhaps }.
command-415 = Webex ne comprend pas cette version de Valet, et { $was_not }. Faites-le sur votre téléphone, et demandez à votre administrateur un Valet plus récent.
command-423 = L’appel est bloqué un instant parce qu’une autre opération est en cours, et { $was_not }. Attendez la fin du décompte, puis { $again }.
command-428 = Webex n’est pas encore prêt pour cela, et { $was_not }. Peut-être { $perhaps }. Vérifiez votre téléphone, puis { $again }.
command-429 = Webex est surchargé et demande d’attendre, et { $was_not }. Attendez la fin du décompte, puis { $again }.
command-500 = Webex a eu un problème, et { $may_be }. Valet consulte vos appels.
command-502 = La liaison avec Webex a été perturbée, et { $may_be }. Valet consulte vos appels.
command-503 = Webex n’est pas disponible pour le moment, mais { $may_be }. Valet consulte vos appels.
command-504 = Webex a mis trop de temps, et { $may_be }. Valet consulte vos appels.
command-no-answer = Webex n’a pas répondu, et { $may_be }. Valet consulte vos appels.
command-not-sent = Webex est injoignable, et { $was_not }. Vérifiez la connexion réseau, puis { $again }.
command-unreadable = Valet ne peut pas lire la réponse reçue, qui vient peut-être du réseau et non de Webex, et { $may_be }. Valet consulte vos appels.

command-was-not = { $command ->
        [dial] personne n’a été appelé
        [answer] il n’a pas été répondu à l’appel d’ici
        [reject] l’appel n’a pas été refusé
        [hangup] l’appel n’a pas été terminé d’ici
        [hold] l’appel n’a pas été mis en attente
        [resume] l’appel n’a pas été repris
        [mute] votre micro n’est pas coupé, et l’appelant vous entend
        [unmute] votre micro n’a pas été rétabli
        [divert] l’appel n’a pas été renvoyé
        [transfer] l’appel n’a pas été transféré
        [park] l’appel n’a pas été parqué
        [pickup] aucun appel n’a été intercepté
        [pull] l’appel n’a pas été déplacé
        [push] l’appel n’a pas été passé à votre dirigeant
        [transmitDtmf] les chiffres n’ont pas été envoyés
       *[preferredAnswerEndpoint] votre appareil par défaut Webex n’a pas été changé
    }
command-may-be = { $command ->
        [dial] le numéro a peut-être été appelé
        [answer] il a peut-être été répondu à l’appel
        [reject] l’appel a peut-être été refusé
        [hangup] l’appel est peut-être terminé
        [hold] l’appel est peut-être en attente
        [resume] l’appel a peut-être été repris
        [mute] votre micro est peut-être coupé
        [unmute] votre micro est peut-être rétabli, et l’appelant vous entend alors
        [divert] l’appel a peut-être été renvoyé
        [transfer] l’appel a peut-être été transféré
        [park] l’appel a peut-être été parqué
        [pickup] l’appel a peut-être été intercepté
        [pull] l’appel a peut-être été déplacé sur cet appareil
        [push] l’appel a peut-être été passé à votre dirigeant
        [transmitDtmf] les chiffres ont peut-être été envoyés
       *[preferredAnswerEndpoint] votre appareil par défaut Webex a peut-être été changé
    }
command-again = { $command ->
        [dial] rappelez
        [answer] répondez à nouveau, ou décrochez
        [reject] refusez-le à nouveau
        [hangup] raccrochez à nouveau, ici ou sur votre téléphone
        [hold] remettez-le en attente, ici ou sur votre téléphone
        [resume] reprenez-le à nouveau, ici ou sur votre téléphone
        [mute] coupez à nouveau votre micro, ici ou sur votre téléphone
        [unmute] rétablissez à nouveau votre micro, ici ou sur votre téléphone
        [divert] renvoyez-le à nouveau
        [transfer] transférez-le à nouveau
        [park] parquez-le à nouveau
        [pickup] interceptez-le à nouveau
        [pull] déplacez-le à nouveau
        [push] passez-le à nouveau
        [transmitDtmf] tapez-les à nouveau
       *[preferredAnswerEndpoint] choisissez-le à nouveau
    }
command-perhaps = { $command ->
        [dial] que le numéro n’existe pas, ou que votre appareil n’est pas libre
        [answer] qu’il ne sonne plus, ou qu’il faut répondre à la main sur cet appareil
        [reject] qu’il ne sonne plus
        [hangup] qu’il est déjà terminé
        [hold] que l’appel n’est pas en ligne, ou que son appareil doit être utilisé à la main
        [resume] que l’appel n’est pas en attente, ou que son appareil doit être utilisé à la main
        [mute] que l’appel n’est pas en ligne, ou que son appareil doit être utilisé à la main
        [unmute] que l’appel n’est pas en ligne, ou que son appareil doit être utilisé à la main
        [divert] que l’appel est terminé, ou que le numéro n’existe pas
        [transfer] qu’un des appels est terminé ou n’est pas en ligne, ou que le numéro n’existe pas
        [park] que la position est occupée ou n’existe pas, ou que l’appel n’est pas en ligne
        [pickup] qu’il ne sonne plus, ou qu’un collègue a été plus rapide
        [pull] qu’aucun de vos appels n’est sur un autre appareil, ou que celui-ci n’est pas libre
        [push] que l’appel n’est pas en ligne, ou qu’il n’appartient à aucun dirigeant que vous assistez
        [transmitDtmf] que l’appel n’est pas en ligne
       *[preferredAnswerEndpoint] que l’appareil n’existe plus
    }
command-plural = { $command ->
        [dial] appeler
        [answer] répondre d’ici aux appels
        [reject] refuser des appels
        [hangup] terminer d’ici des appels
        [hold] mettre d’ici des appels en attente
        [resume] reprendre d’ici des appels
        [mute] couper d’ici votre micro
        [unmute] rétablir d’ici votre micro
        [divert] renvoyer des appels
        [transfer] transférer des appels
        [park] parquer des appels
        [pickup] intercepter les appels de collègues
        [pull] déplacer des appels entre vos appareils
        [push] passer des appels à un dirigeant
        [transmitDtmf] envoyer d’ici des chiffres
       *[preferredAnswerEndpoint] changer votre appareil par défaut Webex
    }

number-empty = Tapez un numéro, par exemple 7001 ou +12223334444.
number-look-alike = « { $character } » ressemble à un chiffre mais est un autre caractère. Retapez le numéro avec les touches 0 à 9.
number-character = « { $character } » n’a pas sa place dans un numéro. Tapez des chiffres comme 7001, +12223334444 ou *73, ou une adresse comme user@company.domain.
number-control = Le numéro contient un saut de ligne ou un caractère invisible. Tapez un seul numéro, par exemple 7001.
number-trunk-zero = Omettez le « (0) » après l’indicatif du pays, comme dans +442079460000.
number-too-long = Le numéro est trop long : on peut composer { $max } chiffres au plus. Vérifiez-le et retapez-le.
number-not-international = Après le + viennent l’indicatif du pays et le numéro entier, comme dans +12223334444.
number-star-code = Après le * vient le code, comme dans *73.
number-address = Ce n’est pas une adresse complète. Elle a un nom, un @ et un domaine, comme dans user@company.domain.

digits-empty = Tapez les chiffres à envoyer, par exemple 1 ou 42#.
digits-character = « { $character } » ne peut pas être envoyé dans un appel. Tapez 0 à 9, *, #, A à D, ou une virgule pour une pause.

base-plain-http = api_base commence par http://, ce qui n’est permis que pour cet ordinateur lui-même ; utilisez https://
base-not-http = api_base n’est pas une adresse web comme https://webexapis.com/v1
base-credentials = api_base contient un nom d’utilisateur ou un mot de passe ; retirez-le
base-query = api_base contient un « ? » ou un « # » ; elle doit finir par le chemin, comme dans https://webexapis.com/v1
proxy-no-address = le proxy n’est pas une adresse comme http://proxy.company.domain:8080
no-tls-because = les connexions sécurisées ne peuvent pas être établies sur cet ordinateur : { $why }
