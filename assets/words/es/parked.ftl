place-for = { $place } para { $whom }
unnamed-slot = una posición sin nombre
at-least = al menos { $waited }
at-most = como mucho { $left }

nobody-known-to-wait = Que se sepa, no espera nadie. Las posiciones desconocidas se pueden probar una por una.
parked-without-number = Webex no ha indicado en qué número está aparcada esta llamada. Mire las posiciones de su grupo o espere el retorno.
still-parked-there = Webex indica en directo que esta llamada está aparcada ahí. No se ha borrado nada.

caller-parked = { CAP($caller) } espera en { $place }.
caller-parked-unkept = { CAP($caller) } espera en { $place }. No se pudo anotar ({ $why }) y se perderá al reiniciar.
caller-came = Se aparcó a { $caller } en { $place }.
caller-left = { CAP($caller) } ha dejado { $place } tras { $waited }.
caller-replaced = { CAP($caller) } ha dejado { $place } tras { $waited }: ahora espera ahí { $by }.
caller-perhaps-replaced = Quizá { $by } esté ahora en { $place }. En ese caso, { $caller } ya no está ahí.
another-was-fetched = Se ha recuperado a { $fetched } de { $place }, y no a { $expected }, que estaba ahí. No se sabe dónde está esa llamada.
caller-forgotten = Usted indicó que { $caller } ya no espera en { $place }.

unverified = Se aparcó a { $caller } en { $place }. No se ha verificado si todavía espera.
unverified-restart = Antes del reinicio se aparcó a { $caller } en { $place }. No se ha verificado si todavía espera.
unverified-sign-out = Antes de que usted cerrara sesión se aparcó a { $caller } en { $place }. No se ha verificado si todavía espera.
unverified-no-answer = No se sabe si { $caller } espera en { $place }: Webex no respondió. Intente recuperar la llamada.
unverified-asked = Antes del reinicio se pidió a Webex aparcar a { $caller } en { $place } y no se vio la respuesta. No se ha verificado si espera ahí.

half-time = { CAP($caller) } lleva { $waited } en { $place }: la mitad del tiempo hasta el retorno.
recall-soon = { CAP($caller) }, en { $place }, vuelve en { $left }. Recupere la llamada ahora.
recall-soon-only = { CAP($caller) }, en { $place }, vuelve en { $left }.
no-longer-sure = Ya no es seguro que { $caller } espere en { $place }: se aparcó hace { $waited } y no hay noticias desde entonces. Intente recuperar la llamada.
none-is-sure = Ya no hay noticias de quienes esperan. No es seguro que sigan ahí: { $callers }.
caller-on-place = { $caller } en { $place }

recalled = { CAP($caller) } ha vuelto de { $place }.
recalled-parked = { CAP($caller) } ha vuelto de { $place }, { LOW($parked) }.
recalled-parked-for = { CAP($caller) } ha vuelto de { $place }, { LOW($parked) } { $whom }.
recall-rings-again = { CAP($caller) }, de vuelta de { $place }, suena otra vez.
recall-answered = Se ha contestado a { $caller }, de vuelta de { $place }.
recall-lost = { CAP($caller) }, de vuelta de { $place }, no se contestó aquí y ya no suena. No se sabe dónde está la llamada.
recall-parked-again = Nadie contestó a { $caller }, de vuelta de { $place }, y ahora espera ahí de nuevo.
recall-over = { CAP($caller) }, de vuelta de { $place }, ya no suena. No se sabe si se contestó la llamada.
recall-unseen = { CAP($caller) } ha vuelto de { $place }, pero no se pueden leer sus llamadas: no se sabe si todavía suena.

live-lost = Ya no hay datos en directo: { $why } Los anteriores caducan en un minuto.
live-again = Vuelven los datos en directo de Webex.
