my-calls = Mis llamadas
no-calls = No hay llamadas en sus dispositivos.
more = Más
more-for-caller = Más para { $caller }
drop-on-group = Suelte aquí para aparcar en un miembro libre de su grupo

call-back-from-park = de vuelta
call-ringing = sonando
call-your-phone-rings = suena su teléfono
call-calling = llamando
call-connected = activa
call-on-hold = en espera
call-held-by-caller = le hace esperar
call-ended = finalizada
muted = silenciado

sent-on-by = desviada por { $by }
was-parked-on = estaba aparcada en { $place }
was-parked-somewhere = estaba aparcada

call-heard = { CAP($caller) }, { $state } { $lasts }
call-heard-on = { CAP($caller) }, { $state } { $lasts } en { $device }

answer-caller = Contestar a { $caller }
answer-caller-on = Contestar a { $caller } { $on }
reject-caller = Rechazar a { $caller }
send-caller-on = Desviar a { $caller }
send-caller-on-unasked = Desviar a { $caller } sin consultar
send-caller-to-voicemail = Desviar a { $caller } al buzón de voz
park-caller-again = Aparcar de nuevo a { $caller }
hold-caller = Poner en espera a { $caller }
resume-caller = Reanudar con { $caller }
park-caller = Aparcar a { $caller }
transfer-caller = Transferir a { $caller }
join-callers = Conectar a { $caller } con { $other }
join-caller = Conectar a { $caller } con la otra persona
mute-for-caller = Silenciarme para { $caller }
unmute-for-caller = Activar mi micrófono para { $caller }
tones-to-caller = Tonos para { $caller }
hang-up-caller = Colgar a { $caller }

which-caller = ¿Cuál: { $callers }? Intro pulsa el botón marcado.
one-or-other = { $one } o { $other }

field-slot = Posición
field-for-whom = Para quién
field-note = Nota
optional = opcional
park = Aparcar
other-places = Otros lugares
free-slot = Posición { $slot }, libre
on-the-group = Un miembro libre de su grupo
group-in-sentence = un miembro libre de su grupo
your-group = Su grupo
own-number = Su propio número
enter-parks-on = Intro aparca a { $caller } en { $place }.
needs-a-slot = Escriba el número de una posición del tablero.
slot-is-taken = { CAP($caller) } está en { $place }. Elija otra posición.

ask-heard = { $what }: { $caller }
transfer-to = Transferir a
transfer = Transferir
transfer-help = La llamada se entrega cuando ese número contesta.
send-on-to = Desviar a
send-on = Desviar
send-on-help = La llamada pasa allí de inmediato.
to-their-voicemail = A su buzón de voz
tones = Tonos
send-tones = Enviar
tones-help = 0–9, *, #, A–D y una coma para una pausa.

new-call = Nueva llamada
number-to-call = Número al que llamar
number-to-call-example = 2107 o +1 408 555 0142
call = Llamar
call-on = Llamar { $on }
pick-up = Capturar
pick-up-help = «Capturar» toma la llamada que suena en ese número o, sin número, una que suene en su grupo.
pick-up-number-help = «Capturar» toma la llamada que suena en ese número.
pick-up-in-group = Capturar la llamada que suena en su grupo
pick-up-at = Capturar la llamada que suena en { $who }
bring-here = Traer mi llamada aquí
bring-to = Traer mi llamada a { $device }
bring-to-all = Traer mi llamada a todos mis dispositivos

recent-calls = Llamadas recientes
reading-recent-calls = Leyendo sus llamadas recientes…
no-recent-calls = No hay llamadas recientes.
read-again = Leer de nuevo
call-back = Devolver
call-back-caller = Devolver la llamada a { $caller }
past-called = Realizada
past-missed = Perdida
past-answered = Contestada
day-and-time = { $day } { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sept
        [10] oct
        [11] nov
       *[12] dic
    } { $time }
