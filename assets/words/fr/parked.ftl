place-for = { $place } pour { $whom }
unnamed-slot = sa position de parcage
at-least = au moins { $waited }
at-most = au plus { $left }

nobody-known-to-wait = Pour autant qu’on sache, personne n’attend. Les positions inconnues peuvent être essayées une à une.
parked-without-number = Webex n’a pas indiqué sur quel numéro cet appelant est parqué. Regardez les positions de votre groupe, ou attendez son retour.
still-parked-there = Webex indique en direct que cet appelant est parqué là. Rien n’a été effacé.

caller-parked = { CAP($caller) } est parqué sur { $place }.
caller-parked-unkept = { CAP($caller) } est parqué sur { $place }. Cela n’a pas pu être noté ({ $why }) et sera perdu au redémarrage.
caller-came = { CAP($caller) } a été parqué sur { $place }.
caller-left = { CAP($caller) } a quitté { $place } après { $waited }.
caller-replaced = { CAP($caller) } a quitté { $place } après { $waited } : { $by } y est parqué maintenant.
caller-perhaps-replaced = { CAP($by) } est peut-être parqué sur { $place } maintenant. Dans ce cas, { $caller }, qui s’y trouvait, est parti.
another-was-fetched = { CAP($fetched) } a été récupéré de { $place }, et non { $expected }, qui s’y trouvait. On ne sait pas où est cet appelant.
caller-forgotten = Vous avez indiqué que { $caller } n’attend plus sur { $place }.

unverified = { CAP($caller) } a été parqué sur { $place }. On n’a pas vérifié que l’appelant attend encore.
unverified-restart = { CAP($caller) } a été parqué sur { $place } avant le redémarrage. On n’a pas vérifié que l’appelant attend encore.
unverified-sign-out = { CAP($caller) } a été parqué sur { $place } avant votre déconnexion. On n’a pas vérifié que l’appelant attend encore.
unverified-no-answer = On ne sait pas si { $caller } est parqué sur { $place } : Webex n’a pas répondu. Essayez de récupérer l’appel.
unverified-asked = Avant le redémarrage, Webex devait parquer { $caller } sur { $place }, et la réponse n’a pas été vue. On n’a pas vérifié que l’appelant y attend.

half-time = { CAP($caller) } attend depuis { $waited } sur { $place } : la moitié du délai de retour.
recall-soon = { CAP($caller) } sur { $place } revient dans { $left }. Récupérez maintenant.
recall-soon-only = { CAP($caller) } sur { $place } revient dans { $left }.
no-longer-sure = Il n’est plus sûr que { $caller } attende sur { $place } : parqué il y a { $waited }, sans nouvelles depuis. Essayez de récupérer l’appel.
none-is-sure = Il n’y a plus de nouvelles de ceux qui attendent. Il n’est plus sûr qu’ils attendent : { $callers }.
caller-on-place = { $caller } sur { $place }

recalled = { CAP($caller) } est de retour de { $place }.
recalled-parked = { CAP($caller) } est de retour de { $place }, { LOW($parked) }.
recalled-parked-for = { CAP($caller) } est de retour de { $place }, { LOW($parked) } { $whom }.
recall-rings-again = { CAP($caller) }, de retour de { $place }, sonne à nouveau.
recall-answered = On a répondu à { $caller }, de retour de { $place }.
recall-lost = { CAP($caller) }, de retour de { $place }, est resté sans réponse ici et ne sonne plus. On ne sait pas où est l’appelant.
recall-parked-again = { CAP($caller) }, de retour de { $place }, est resté sans réponse et y est parqué à nouveau.
recall-over = { CAP($caller) }, de retour de { $place }, ne sonne plus. On ne sait pas si quelqu’un a répondu.
recall-unseen = { CAP($caller) } est de retour de { $place }, mais vos appels ne peuvent pas être lus : on ne sait pas si l’appelant sonne encore.

live-lost = Plus de nouvelles en direct : { $why } Les précédentes s’effacent en une minute.
live-again = Les nouvelles en direct de Webex sont de retour.
