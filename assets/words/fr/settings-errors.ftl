two-lines =
    { $one }
    { $next }
settings-problem = { $file }, ligne { $line } : { $sentence }
settings-locked = { $setting } est fixé pour cet ordinateur par { $policy } et ne peut pas être modifié ici.
settings-and = { $first } et { $last }
settings-or = { $first } ou { $last }

setting-wrong = { $setting } { $why }.
setting-key-wrong = { $setting } : { $why }
setting-no-section = { $name } doit être une section : { $section } sur une ligne à part.
setting-unknown = { $section } n’a pas de paramètre { $name }. Il y a { $known }.
setting-belongs = { $name } se place sous { $section }.
setting-nowhere = Il n’y a ni section ni paramètre { $name }. Les sections sont { $sections }.
setting-no-toml = Ceci n’est pas du TOML : { $why }.
setting-no-utf8 = Ce texte n’est pas en UTF-8. Enregistrez le fichier avec l’encodage UTF-8.
setting-needs-both = { $section } exige aussi { $key }, ou aucun des deux.
setting-needs-host = { $section } exige aussi { $key }, l’adresse que donne votre administrateur.
setting-needs-number = { $section } exige un numéro, par exemple number = "7001".
setting-needs-brackets = Chaque position commence par [[slots]] entre doubles crochets.
setting-no-action = « { $name } » n’est le nom d’aucune action.
setting-slot-there = { $number } est déjà une position dans config.toml.
setting-slot-gone = { $number } n’est plus une position dans config.toml.
client-id-wrong = L’ID client { $why }.
client-secret-wrong = Le secret client { $why }.

wants-not = { $wanted }, et non { $value }
wants-address = doit être une adresse web telle que { $example }
wants-https = doit commencer par https:// ; http seul n’est admis que pour cet ordinateur (127.0.0.1, [::1] ou localhost)
wants-path-end = doit se terminer par son chemin, sans « ? » ni « # »
wants-proxy = doit être une adresse telle que http://proxy.company.domain:8080
wants-redirect = doit contenir des adresses de cet ordinateur avec http, 127.0.0.1 ou localhost et un port, par exemple { $example }
wants-scope = doit contenir une autorisation par texte, par exemple "spark:xsi"
wants-text = doit être un texte entre guillemets
wants-client = est vide ; copiez la valeur depuis la page de l’intégration chez Webex
wants-client-or-none = est vide ; copiez la valeur depuis la page de l’intégration chez Webex ou supprimez la ligne
wants-whole-client = contient une espace ou un caractère que Webex n’y emploie pas ; copiez la valeur de nouveau
wants-calls-path = doit être un chemin sous api_base, par exemple telephony/calls/members/me
wants-one-line = doit être un texte sur une ligne
wants-text-number = doit être un texte entre guillemets, par exemple "7001"
wants-slot-number = doit être ce que l’on compose, sans espaces : 7001, +12223334444, *73, tel:+12223334444, user@company.domain ou sip:user@company.domain
wants-no-credentials = ne doit contenir ni nom d’utilisateur ni mot de passe
wants-seconds = doit être un nombre entier de secondes entre { $least } et { $most }
wants-days = doit être un nombre entier de jours entre { $least } et { $most }
wants-between = doit être compris entre { $least } et { $most }
wants-number = doit être un nombre entre { $least } et { $most }
wants-on-or-off = doit être true ou false sans guillemets
wants-choice = doit être { $allowed }
wants-time = doit être une heure entre guillemets, de "00:00" à "23:59"
wants-chord = doit être une touche telle que "F8", "Ctrl+K" ou "Ctrl+Shift+Space", ou bien "{ $none }"
wants-action = n’est le nom d’aucune action : il est fait de minuscules, par exemple fetch-longest
wants-list = doit être une liste entre crochets, par exemple ["one", "two"]
wants-an-address = doit contenir au moins une adresse ; supprimez la ligne pour garder les trois habituelles
wants-other-time = doit être une autre heure que quiet_from
wants-other-number = { $number } est déjà la position de la ligne { $line } ; supprimez l’une des deux
value-date = une date
value-list = une liste
value-table = une table
