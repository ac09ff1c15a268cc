# { $place } sigue siempre a «en», «de» o «para», sin artículo.

the-caller = quien llama
all-my-devices = todos mis dispositivos
any-phone = Cualquier teléfono
the-webex-app = La aplicación Webex
parked-for-me = Para mí
your-own-number = su propio número
somewhere-in-the-group = En algún lugar de su grupo de aparcamiento
your-park-group = su grupo de aparcamiento

slot-news = { $slot }: { $said }
retrieve-asked = Pidiendo a Webex la llamada de { $place }…
device-rings = suena { $device }
my-devices-ring = suenan todos sus dispositivos
rings-by-hand = { CAP($rings) }. { $lift }
rings-for-valet = { CAP($rings) }. Valet contesta por usted.
lift-the-handset = Descuelgue el auricular.
answer-there = Conteste allí.
answer-on-one = Conteste en uno de ellos.
stopping-the-ringing = Deteniendo el timbre…
stopping-the-retrieve = Deteniendo…
fetching-the-caller = Contestada. Recuperando la llamada…
not-stopped = No se pudo detener el timbre. Inténtelo de nuevo o déjelo sonar: la llamada seguirá aparcada.

sentence = { $clause }.
connected-to = En llamada con { $caller }
connected-to-on = En llamada con { $caller } en { $device }
is-on-hold = { CAP($caller) } está en espera
is-on-hold-on = { CAP($caller) } está en espera en { $device }
has-put-you-on-hold = { CAP($caller) } le ha puesto en espera
has-put-you-on-hold-on = { CAP($caller) } le ha puesto en espera en { $device }

retrieve-ended = La llamada con { $caller } terminó tras { $talked }.
retrieve-passed-on = Ha hablado con { $caller } durante { $talked }.
retrieve-not-answered = Nadie contestó en { $device }. Quizá la llamada siga aparcada en { $place }: inténtelo de nuevo.
retrieve-not-answered-all = Nadie contestó en ninguno de sus dispositivos. Quizá la llamada siga aparcada en { $place }: inténtelo de nuevo.
retrieve-fell-silent = { $device } dejó de sonar antes de que nadie contestara. Si alguien fue más rápido, la llamada ya no está en { $place }; si no, inténtelo de nuevo.
retrieve-fell-silent-all = Sus dispositivos dejaron de sonar antes de que nadie contestara. Si alguien fue más rápido, la llamada ya no está en { $place }; si no, inténtelo de nuevo.
retrieve-nobody-there = Ya no hay nadie aparcado en { $place }: alguien fue más rápido, o quien llamaba colgó.
retrieve-cancelled = Timbre detenido. Quizá la llamada siga aparcada en { $place }.
retrieve-not-taken = Webex no ha ejecutado la orden para { $place }: no suena nada. Puede intentarlo de nuevo.
retrieve-not-known = No se sabe si Webex ejecutó la orden para { $place }. Si { $device } no suena, inténtelo de nuevo.
retrieve-not-known-all = No se sabe si Webex ejecutó la orden para { $place }. Si no suena ninguno de sus dispositivos, inténtelo de nuevo.
retrieve-talk-unseen = No se pudieron leer sus llamadas. No se sabe si la llamada con { $caller } continúa.
retrieve-unseen = No se pudieron leer sus llamadas. No se sabe si se contestó en { $device }; si nadie tiene la llamada, inténtelo de nuevo.
retrieve-unseen-all = No se pudieron leer sus llamadas. No se sabe si se contestó en alguno de sus dispositivos; si nadie tiene la llamada, inténtelo de nuevo.
