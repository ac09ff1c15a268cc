two-lines =
    { $one }
    { $next }
settings-problem = { $file }, línea { $line }: { $sentence }
settings-locked = { $setting } está fijado para este equipo por { $policy } y no se puede cambiar aquí.
settings-and = { $first } y { $last }
settings-or = { $first } o { $last }

setting-wrong = { $setting } { $why }.
setting-key-wrong = { $setting }: { $why }
setting-no-section = { $name } debe ser una sección: { $section } en una línea propia.
setting-unknown = { $section } no tiene ningún ajuste { $name }. Tiene { $known }.
setting-belongs = { $name } va debajo de { $section }.
setting-nowhere = No hay ninguna sección ni ajuste { $name }. Las secciones son { $sections }.
setting-no-toml = Esto no es TOML: { $why }.
setting-no-utf8 = Este texto no está en UTF-8. Guarde el archivo con la codificación UTF-8.
setting-needs-both = { $section } necesita también { $key }, o ninguno de los dos.
setting-needs-host = { $section } necesita también { $key }, la dirección que indica su administrador.
setting-needs-number = { $section } necesita un número, por ejemplo number = "7001".
setting-needs-brackets = Cada posición empieza con [[slots]] entre corchetes dobles.
setting-no-action = «{ $name }» no es el nombre de ninguna acción.
setting-slot-there = { $number } ya es una posición en config.toml.
setting-slot-gone = { $number } ya no es una posición en config.toml.
client-id-wrong = El ID de cliente { $why }.
client-secret-wrong = El secreto de cliente { $why }.

wants-not = { $wanted }, no { $value }
wants-address = debe ser una dirección web como { $example }
wants-https = debe empezar con https://; http sin cifrar es solo para este equipo (127.0.0.1, [::1] o localhost)
wants-path-end = debe terminar con su ruta, sin «?» ni «#»
wants-proxy = debe ser una dirección como http://proxy.company.domain:8080
wants-redirect = debe contener direcciones de este equipo con http, 127.0.0.1 o localhost y un puerto, como { $example }
wants-scope = debe contener un permiso por texto, como "spark:xsi"
wants-text = debe ser texto entre comillas
wants-client = está vacío; cópielo de la página de la integración en Webex
wants-client-or-none = está vacío; cópielo de la página de la integración en Webex o quite la línea
wants-whole-client = contiene un espacio o un carácter que Webex no usa ahí; cópielo de nuevo
wants-calls-path = debe ser una ruta bajo api_base, como telephony/calls/members/me
wants-one-line = debe ser texto en una línea
wants-text-number = debe ser texto entre comillas, como "7001"
wants-slot-number = debe ser lo que se marca, sin espacios: 7001, +12223334444, *73, tel:+12223334444, user@company.domain o sip:user@company.domain
wants-no-credentials = no debe contener nombre de usuario ni contraseña
wants-seconds = debe ser un número entero de segundos entre { $least } y { $most }
wants-days = debe ser un número entero de días entre { $least } y { $most }
wants-between = debe estar entre { $least } y { $most }
wants-number = debe ser un número entre { $least } y { $most }
wants-on-or-off = debe ser true o false sin comillas
wants-choice = debe ser { $allowed }
wants-time = debe ser una hora entre comillas, de "00:00" a "23:59"
wants-chord = debe ser una tecla como "F8", "Ctrl+K" o "Ctrl+Shift+Space", o "{ $none }"
wants-action = no es el nombre de ninguna acción: son minúsculas, como fetch-longest
wants-list = debe ser una lista entre corchetes, como ["one", "two"]
wants-an-address = debe contener al menos una dirección; quite la línea para usar las tres habituales
wants-other-time = debe ser otra hora que quiet_from
wants-other-number = { $number } ya es la posición de la línea { $line }; quite una de las dos
value-date = una fecha
value-list = una lista
value-table = una tabla
