store-no-home = Cet ordinateur n’indique pas où se trouve votre dossier personnel. Démarrez Valet avec --profile DOSSIER pour dire où vont ses fichiers.
store-folder = Le dossier { $path } ne peut pas être préparé : { $why }.
store-read = { $path } ne peut pas être lu : { $why }.
store-write = { $path } ne peut pas être écrit : { $why }.
store-delete = { $path } ne peut pas être supprimé : { $why }.
store-keep-aside = { $path } est incompréhensible et ne peut pas non plus être mis de côté : { $why }.

disk-full = le disque est plein ; libérez de l’espace et réessayez
disk-quota = votre part du disque est épuisée ; libérez de l’espace et réessayez
disk-read-only = le disque est en lecture seule
disk-not-allowed = Valet n’y est pas autorisé ; vérifiez le propriétaire et les permissions
disk-not-a-folder = une partie du chemin est un fichier et non un dossier
disk-is-a-folder = c’est un dossier et non un fichier
disk-no-folder = son dossier n’existe pas
disk-no-file = ce n’est pas un fichier ordinaire
disk-too-many-aside = trop d’exemplaires sont déjà conservés ; supprimez-en
disk-newer = un Valet plus récent l’a écrit

remembered-newer = { $path } vient d’un Valet plus récent (version { $version } du fichier). Il est conservé sous { $name } ; choisissez de nouveau votre appareil.
remembered-broken = { $path } est incompréhensible. Il est conservé sous { $name } ; choisissez de nouveau votre appareil.

journal-not-written = Ceci n’est pas conservé pour le prochain démarrage de Valet. { $why }
journal-locked = Ceci n’est pas conservé pour le prochain démarrage de Valet : { $path } était illisible au démarrage. Déplacez ce fichier et redémarrez Valet.
journal-too-long = Ceci n’est pas conservé pour le prochain démarrage de Valet, car trop long : { $what }.
journal-slot-number = le numéro de la position
journal-call-id = l’identifiant de l’appel
journal-person-id = l’identifiant de la personne
journal-slot-id = l’identifiant de la position
journal-destination = le numéro à composer
journal-unread = { $why } Des appels parqués auparavant peuvent manquer au tableau, et ce que vous parquez maintenant n’est pas conservé pour le prochain démarrage.
journal-was-empty = { $file } était vide. Des appels parqués auparavant peuvent manquer au tableau.
journal-half-written = La fin de { $file } n’était écrite qu’à moitié quand Valet s’est arrêté. Un appel parqué à ce moment-là peut manquer au tableau.
journal-kept-aside = { $file } { $what }. Il est conservé sous { $name } ; les appels parqués auparavant ne sont pas au tableau.
journal-not-kept-aside = { $file } { $what } et ne peut pas non plus être mis de côté : { $why }. Les appels parqués auparavant ne sont pas au tableau, et ce que vous parquez maintenant n’est pas conservé pour le prochain démarrage.
journal-far-too-long = est bien trop long pour un journal
journal-not-understood = est incompréhensible
journal-other-version = vient d’une autre version de Valet (version { $version } du fichier)
journal-lines-unread = { $n ->
    [one] { $n } ligne de { $file } était illisible. Des appels peuvent manquer au tableau ou être déjà terminés.
   *[other] { $n } lignes de { $file } étaient illisibles. Des appels peuvent manquer au tableau ou être déjà terminés.
}
journal-copy-kept = { $told } Le fichier tel qu’il était est conservé sous { $name }.
journal-copy-not-kept = { $told } Aucune copie n’a pu être conservée : { $why }.
journal-cannot-write = Ce que vous parquez maintenant n’est pas conservé pour le prochain démarrage de Valet. { $why }

instance-not-noticed = Un second démarrage de Valet ne sera pas remarqué : { $why }.
instance-no-ear = Un second démarrage de Valet ne peut pas ramener cette fenêtre au premier plan. { $why }
instance-no-ear-because = Un second démarrage de Valet ne peut pas ramener cette fenêtre au premier plan : { $why }.
instance-unusable = Valet ne peut pas savoir s’il est déjà en marche : { $path } est inutilisable ({ $why }). Vérifiez le propriétaire et les permissions.
instance-silent = Valet est déjà en marche avec le profil { $path } et ne répond pas. Cherchez sa fenêtre, ou arrêtez-le et recommencez.
lock-not-written = rien ne peut être écrit dans le dossier du profil
lock-unknown = le disque du profil ne connaît pas de verrous ({ $why })
