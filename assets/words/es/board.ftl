slots = Posiciones de aparcamiento
answer-devices = Contestar en
all-devices = Todos mis dispositivos
all-devices-ring = Suenan a la vez
answer-from-now-on = Contestar { $on } a partir de ahora
device-phone = Teléfono
device-app = Aplicación Webex
device-hot-desk = Puesto compartido
webex-default = Defecto Webex
menu = Menú
refresh = Actualizar
make-default = { $device } por defecto en Webex
have-no-default = Sin dispositivo por defecto Webex
keys-entry = Teclas…
another-integration = Usar otra integración…
sign-out = Cerrar sesión
connecting = Conectando
offline = Sin conexión { $lasts }
offline-short = Sin conexión
live-news-up = En directo
secs-ago = hace { $secs } s
mins-ago = hace { $mins } min
no-live-news = Sin directo
asks-every = Consulta cada { $secs } s
asks-every-short = Cada { $secs } s

number = Número
number-example = 7001
retrieve = Recuperar
number-help = Escriba un número donde sea y pulse Intro.

longest-wait = Espera más larga
nobody-waits = No consta que espere nadie
on-place = en { $place }
longest-wait-heard = Espera más larga { $waited } { CAP($caller) } { $place }
retrieve-longest = Espera más larga: recuperar a { $caller } de { $place } { $on }
longest-may-still-wait = quizá siga esperando
may-still-wait-heard = Quizá siga esperando: { CAP($caller) } { $place }
retrieve-may-wait = Quizá siga esperando: recuperar a { $caller } de { $place } { $on }

recall-heard = Retorno: { $what }
is-back = { CAP($caller) } ha vuelto de { $place }
answer = Contestar
answer-on = Contestar { $on }
park-again = Aparcar de nuevo
answer-recall = Contestar a { $caller }, de vuelta de { $place }
answer-recall-on = Contestar a { $caller }, de vuelta de { $place }, { $on }
park-recall-again = Aparcar de nuevo a { $caller } en { $place }
was-parked = Aparcada
was-parked-ago = Aparcada hace { $waited }
was-parked-by = Aparcada { $by }
was-parked-ago-by = Aparcada hace { $waited } { $by }

no-devices = Según Webex, ningún dispositivo suyo puede contestar. Al recuperar, suenan todos sus dispositivos.
device-vanished = { $gone } ya no está entre sus dispositivos. Las llamadas suenan { $on } hasta que elija otro.
device-missing = Entre sus dispositivos no está lo que nombran los ajustes: { $name }. Las llamadas suenan { $on }.
reading-slots = Leyendo sus posiciones de aparcamiento…
no-slots = No hay posiciones supervisadas para usted. Escriba un número para recuperar o añada posiciones a mano.
slots-entry = Añadir una posición…
notice-and-more =
    { $others ->
        [one] { $first } 1 aviso más
       *[other] { $first } { $others } avisos más
    }
expired = Su sesión ha caducado
expired-what-now = El tablero se queda como estaba. No se puede enviar nada hasta que inicie sesión de nuevo.
sign-in-again = Iniciar sesión
with-a-code = Con un código…
new-token = Nuevo token de acceso personal
new-token-short = Nuevo token
title-waiting = { $count } { $count ->
    [one] aparcada
   *[other] aparcadas
} · { $longest } – Valet

board = Tablero
back-to-board = Volver al tablero
others-wait = { $others ->
    [one] 1 más espera
   *[other] { $others } más esperan
}

hint-retrieve = Alguien espera: pulse su casilla, o teclee su número e Intro.
hint-device-key = Suena el dispositivo marcado. { $key } toma el siguiente.
hint-device = Suena el dispositivo marcado; elija otro arriba.
hint-keys-key = Todo funciona con el teclado: { $key } muestra las teclas.
hint-keys = Todo funciona con el teclado: el menú muestra las teclas.
hint-over = Entendido
