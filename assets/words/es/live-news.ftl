live-not-offered = Webex no ofrece datos en directo a su organización. El soporte de Cisco puede activarlos (XSI).
live-not-told = Webex no le dice a esta sesión de dónde vienen los datos en directo. Los hosts XSI se pueden introducir en los ajustes.
live-not-allowed = Webex no da datos en directo a esta sesión. Quizá le falte el permiso spark:xsi.
live-unsafe = Las direcciones de los datos en directo no están protegidas con https, por eso no se usan.
live-no-user = Webex no ha dado ningún identificador suyo con el que pedir datos en directo.
live-signed-out = La sesión ha terminado.
live-no-tls = No se pueden establecer conexiones seguras en este ordenador.

live-unreachable = No se pudo acceder a Webex.
live-broke = Se ha cortado la línea con Webex.
live-dead = La línea con Webex está muerta.
live-silent = Webex ha dejado de hablar.
live-forgotten = Webex ya no conoce esta línea.
live-ended = Webex ha terminado la línea.
live-taken-over = Otra consola se ha quedado con esta línea; Valet abre una propia.
live-unreadable = No se pudo leer lo que envió Webex.
live-unauthorized = Webex no ha aceptado la sesión.
live-status = Webex lo ha rechazado con el estado { $status }.

watch-not-allowed = Webex no le permite supervisar esta.
watch-unknown = Webex no conoce aquí nada que se pueda supervisar.
watch-status = Webex se niega a que supervise esta (estado { $status }).

offline-known = El tablero muestra lo que se sabía a las { $time } y dice de cuándo es cada dato.
offline-what-now = La línea perdida no termina ninguna llamada: antes de que vuelva, marque en cualquier teléfono el código de recuperación (normalmente *88) y el número de la posición. Valet vuelve por sí solo.
tile-way-out = Desde cualquier teléfono: { $code } { $number }.
