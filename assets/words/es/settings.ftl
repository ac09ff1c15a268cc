settings-title = Ajustes
settings-entry = Ajustes…
settings-pages = Páginas de los ajustes
locked-by = Bloqueado por { $file }
as-the-system = Como el sistema
set-between = Solo de { $least } a { $most }.
less-of = Menos: { $what }
more-of = Más: { $what }

page-account = Cuenta
page-devices = Dispositivos
page-calls = Retorno y contestar
page-notifications = Notificaciones
page-appearance = Aspecto
page-day = El día
page-network = Red
page-about = Acerca de Valet

set-account = Sesión de
help-account = Quién trabaja en este puesto. Al cerrar sesión se olvidan todos los tokens de este PC.
nobody-signed-in = Nadie ha iniciado sesión.
set-kept-in = Dónde se guarda la sesión
help-kept-in = Se elige al iniciar sesión; al cerrarla, se olvida allí.
kept-nowhere = En ningún sitio: solo hasta salir de Valet
set-integration = Integración en Webex
help-integration = Como qué habla Valet con Webex. Otra vale en cuanto inicie sesión con ella.

help-answer-on = El dispositivo que suena al recuperar, solo en este PC. Para una llamada puede elegir otro.
set-webex-default = Dispositivo por defecto de la cuenta Webex
help-webex-default = Lo que el propio Webex hace sonar. Cambia su cuenta de Webex y vale por eso en todas las aplicaciones.
no-default = Ninguno
set-default-not-allowed = Su sesión no incluye el permiso para cambiarlo.

help-recall = Tras estos segundos Webex devuelve la llamada a quien la aparcó. Valet cuenta hacia atrás.
recall-now = Ahora vale: { $holds }
set-auto-answer = Contestar por mí
help-auto-answer = Valet contesta en el dispositivo que hace sonar, donde Webex lo permite. Si no, usted descuelga.
unit-secs = segundos

set-slots = Posiciones añadidas a mano
help-slots = Posiciones que Webex no le indica. Están en el tablero detrás de las demás.
no-manual-slots = Ninguna todavía.
add-slot = Una posición más
slot-label = Nombre
label-example = Sótano
label-of = Nombre de { $slot }
add = Añadir
remove = Quitar
remove-slot = Quitar { $slot }
slot-there = { $slot } ya está en la lista.

set-notify-parked = Cuando se aparca una llamada
help-notify-parked = El escritorio lo muestra mientras usted trabaja en otra ventana.
set-notify-warning = Cuando se acerca un retorno
help-notify-warning = El escritorio avisa antes de que una llamada aparcada vuelva a quien la aparcó.
set-notify-recall = Cuando una llamada ha vuelto
help-notify-recall = El escritorio le dice que una llamada aparcada suena de nuevo.
notify-off = Nada
notify-silent = Sin sonido
notify-sound = Con sonido
set-quiet = Horas de silencio
help-quiet = En estas horas las notificaciones no suenan.
quiet-from = De
quiet-until = a
quiet-heard = Horas de silencio: { $which }
quiet-unread = «{ $typed }» no es una hora. Escríbala como 22:00.
quiet-same = Las horas de silencio no pueden acabar cuando empiezan.

set-keys = Teclas de las acciones
help-keys = Pulse «Cambiar» y luego las teclas que quiera. Esc las deja como están.
change = Cambiar
change-key = Cambiar la tecla { $key }: { $action }
press-keys = Pulse las teclas…
press-keys-heard = Pulse ahora las teclas nuevas. Esc las deja como están.
more-for-key = Más para la tecla: { $action }
no-key = Sin tecla
usual-key = Tecla habitual: { $key }

set-theme = Tema
help-theme = Claro, oscuro o de alto contraste.
theme-light = Claro
theme-dark = Oscuro
theme-contrast-light = Alto contraste, claro
theme-contrast-dark = Alto contraste, oscuro
set-zoom = Tamaño del texto
help-size = Hace todo más grande o más pequeño. Ctrl con +, − y 0 hace lo mismo.
unit-percent = %
set-language = Idioma
help-language = Lo que se escribe aquí y se lee en voz alta.
set-clock = Reloj
help-clock = Cómo se escriben las horas.
set-compact = Ventana pequeña
help-compact = Solo la espera más larga, en una tira pequeña en lugar del tablero.
set-on-top = Ventana pequeña siempre delante
help-on-top = Las demás ventanas no tapan la tira.

set-keep-days = Guardar el registro del día
help-keep-days = Durante estos días queda en este PC y en ningún otro sitio. 0 no guarda nada.
unit-days = días
set-names = Nombres en el registro
help-names = Guarda nombres y números de quienes llaman. Sin ellos solo quedan posiciones y tiempos.

set-proxy = Proxy
help-proxy = El camino a Webex por la red de su empresa. Vacío: lo que diga el sistema. Vale enseguida.
proxy-example = http://proxy.example.org:3128
proxy-wrong = Esto no es la dirección de un proxy. Escríbala como http://proxy.example.org:3128.
set-in-file = Solo en config.toml
help-in-file = Esto se cambia en el archivo de configuración y vale desde el próximo inicio. Aquí está lo que vale ahora.

set-version = Versión
help-version = Una consola de operadora para Webex Calling. Habla con Webex y con nadie más.
about-licence = Licencia: MIT o Apache 2.0, a su elección.
about-typeface = Tipo de letra: Inter, con la SIL Open Font License.
set-files = Archivos
help-files = Dónde están los ajustes y el registro en este PC. El registro no contiene nombres ni números.
file-settings = Ajustes
file-log = Registro
file-policy = Directiva de este equipo
