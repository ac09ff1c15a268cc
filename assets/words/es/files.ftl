store-no-home = Este equipo no dice dónde está su carpeta personal. Inicie Valet con --profile CARPETA para indicar dónde van sus archivos.
store-folder = No se puede preparar la carpeta { $path }: { $why }.
store-read = No se puede leer { $path }: { $why }.
store-write = No se puede escribir { $path }: { $why }.
store-delete = No se puede borrar { $path }: { $why }.
store-keep-aside = { $path } no se entiende, y tampoco se puede apartar: { $why }.

disk-full = el disco está lleno; libere espacio e inténtelo de nuevo
disk-quota = su parte del disco está agotada; libere espacio e inténtelo de nuevo
disk-read-only = el disco es de solo lectura
disk-not-allowed = Valet no tiene permiso; compruebe el propietario y los permisos
disk-not-a-folder = una parte de la ruta es un archivo y no una carpeta
disk-is-a-folder = es una carpeta y no un archivo
disk-no-folder = su carpeta no existe
disk-no-file = no es un archivo normal
disk-too-many-aside = ya se conservan demasiados; borre algunos
disk-newer = lo ha escrito un Valet más nuevo

remembered-newer = { $path } es de un Valet más nuevo (versión { $version } del archivo). Se conserva como { $name }; elija de nuevo su dispositivo.
remembered-broken = { $path } no se entiende. Se conserva como { $name }; elija de nuevo su dispositivo.

journal-not-written = Esto no se conserva para el próximo inicio de Valet. { $why }
journal-locked = Esto no se conserva para el próximo inicio de Valet: { $path } no se pudo leer al iniciar. Aparte el archivo e inicie Valet de nuevo.
journal-too-long = Esto no se conserva para el próximo inicio de Valet: { $what } es demasiado largo.
journal-slot-number = el número de la posición
journal-call-id = el identificador de la llamada
journal-person-id = el identificador de la persona
journal-slot-id = el identificador de la posición
journal-destination = el número que se marca
journal-unread = { $why } Pueden faltar en el tablero llamadas aparcadas antes, y lo que aparque desde ahora no se conserva para el próximo inicio.
journal-was-empty = { $file } estaba vacío. Pueden faltar en el tablero llamadas aparcadas antes.
journal-half-written = El final de { $file } estaba escrito a medias cuando Valet terminó. Puede faltar en el tablero una llamada aparcada en ese momento.
journal-kept-aside = { $file } { $what }. Se conserva como { $name }; las llamadas aparcadas antes no están en el tablero.
journal-not-kept-aside = { $file } { $what }, y tampoco se puede apartar: { $why }. Las llamadas aparcadas antes no están en el tablero, y lo que aparque desde ahora no se conserva para el próximo inicio.
journal-far-too-long = es demasiado largo para un diario
journal-not-understood = no se entiende
journal-other-version = es de otra versión de Valet (versión { $version } del archivo)
journal-lines-unread = { $n ->
    [one] No se pudo leer una línea de { $file }. En el tablero pueden faltar llamadas o haber algunas ya terminadas.
   *[other] No se pudieron leer { $n } líneas de { $file }. En el tablero pueden faltar llamadas o haber algunas ya terminadas.
}
journal-copy-kept = { $told } El archivo tal como estaba se conserva como { $name }.
journal-copy-not-kept = { $told } No se pudo conservar una copia: { $why }.
journal-cannot-write = Lo que aparque desde ahora no se conserva para el próximo inicio de Valet. { $why }

instance-not-noticed = No se notará un segundo inicio de Valet: { $why }.
instance-no-ear = Un segundo inicio de Valet no puede traer esta ventana al frente. { $why }
instance-no-ear-because = Un segundo inicio de Valet no puede traer esta ventana al frente: { $why }.
instance-unusable = Valet no puede saber si ya está en marcha: { $path } no se puede usar ({ $why }). Compruebe el propietario y los permisos.
instance-silent = Valet ya está en marcha con el perfil { $path } y no responde. Busque su ventana, o termínelo e inícielo de nuevo.
lock-not-written = no se puede escribir nada en la carpeta del perfil
lock-unknown = el disco del perfil no conoce bloqueos ({ $why })
