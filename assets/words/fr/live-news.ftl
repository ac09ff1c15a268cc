live-not-offered = Webex n’offre pas de nouvelles en direct à votre organisation. Le support de Cisco peut les activer (XSI).
live-not-told = Webex ne dit pas à cette connexion d’où viennent les nouvelles en direct. Les hôtes XSI peuvent être saisis dans les paramètres.
live-not-allowed = Webex ne donne pas de nouvelles en direct à cette connexion. Il lui manque peut-être l’autorisation spark:xsi.
live-unsafe = Les adresses des nouvelles en direct ne sont pas protégées par https et ne sont donc pas utilisées.
live-no-user = Webex n’a donné aucun identifiant de vous pour lequel demander des nouvelles en direct.
live-signed-out = La connexion a pris fin.
live-no-tls = Les connexions sécurisées ne peuvent pas être établies sur cet ordinateur.

live-unreachable = Webex était injoignable.
live-broke = La liaison avec Webex s’est rompue.
live-dead = La liaison avec Webex est morte.
live-silent = Webex ne dit plus rien.
live-forgotten = Webex ne connaît plus cette liaison.
live-ended = Webex a mis fin à la liaison.
live-taken-over = Une autre console a pris cette liaison ; Valet en ouvre une à lui.
live-unreadable = Ce que Webex a envoyé n’a pas pu être lu.
live-unauthorized = Webex n’a pas accepté la connexion.
live-status = Webex a refusé avec le statut { $status }.

watch-not-allowed = Webex ne vous laisse pas surveiller celle-ci.
watch-unknown = Webex ne connaît rien à surveiller ici.
watch-status = Webex refuse de vous laisser surveiller celle-ci (statut { $status }).

offline-known = Le tableau montre ce qui était connu à { $time }, et dit de quand date chaque information.
offline-what-now = La ligne perdue ne met fin à aucun appel : avant son retour, composez sur n’importe quel téléphone le code de récupération (d’ordinaire *88) puis le numéro de la position. Valet revient de lui-même.
tile-way-out = Sur tout téléphone : { $code } { $number }.
