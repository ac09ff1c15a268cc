retrieve-200 = Webex ha aceptado la petición. Descuelgue cuando suene su dispositivo.
retrieve-201 = Su dispositivo está sonando. Descuelgue para atender a quien llama.
retrieve-202 = Webex ha aceptado la petición, pero aún no dice qué ha resultado. Espere a que suene su dispositivo; Valet está consultando sus llamadas.
retrieve-204 = Webex ha aceptado la petición sin nombrar la llamada. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.
retrieve-400 = Webex no ha aceptado esta petición. Quizá no haya nadie aparcado ahí. Compruebe el número y el dispositivo y recupere de nuevo.
retrieve-401 = Su sesión ha terminado y no se ha recuperado nada. Inicie sesión y recupere de nuevo.
retrieve-403 = No tiene permiso para recuperar llamadas. Inicie sesión de nuevo y acepte los permisos de llamada, o pídalos a su administrador.
retrieve-404 = Ahí no hay nadie aparcado, o el número no existe. Compruebe el número o pregunte si otra persona tiene la llamada.
retrieve-405 = Webex no ofrece el control de llamadas a su cuenta. Pida a su administrador una licencia de Webex Calling.
retrieve-409 = La llamada no está disponible en este momento; quizá alguien se haya adelantado. Pregunte a sus compañeros o recupere de nuevo.
retrieve-410 = La llamada o el dispositivo ya no existe en Webex. Elija otro dispositivo y recupere de nuevo.
retrieve-415 = Webex no entiende esta versión de Valet. Recupere en su teléfono y pida a su administrador un Valet más reciente.
retrieve-423 = La llamada está bloqueada un momento porque se está haciendo otra cosa con ella. Espere a que acabe la cuenta atrás y recupere de nuevo.
retrieve-428 = Webex aún no está listo para esto. Compruebe que su teléfono está libre y recupere de nuevo.
retrieve-429 = Webex está saturado y pide esperar. No se ha recuperado nada; espere a que acabe la cuenta atrás y recupere de nuevo.
retrieve-500 = Webex ha tenido un problema, y puede que la recuperación haya funcionado. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.
retrieve-502 = La conexión con Webex ha fallado, y puede que la recuperación haya funcionado. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.
retrieve-503 = Webex no está disponible en este momento, pero puede que la recuperación haya funcionado. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.
retrieve-504 = Webex ha tardado demasiado, y puede que la recuperación haya funcionado. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.
retrieve-no-answer = No ha llegado respuesta de Webex, y puede que la recuperación haya funcionado. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.
retrieve-not-sent = No se puede acceder a Webex, así que no se ha recuperado nada. Compruebe la conexión de red y recupere de nuevo.
retrieve-unreadable = Ha llegado una respuesta que Valet no puede leer, quizá de la red y no de Webex. Descuelgue si suena su dispositivo; Valet está consultando sus llamadas.

command-200 = Webex ha aceptado la petición.
command-201 = Webex ha aceptado la petición y empieza una llamada. Descuelgue si suena su dispositivo.
command-202 = Webex ha aceptado la petición, pero aún no dice qué ha resultado. Valet está consultando sus llamadas.
command-204 = Webex ha aceptado la petición sin decir qué ha resultado. Valet está consultando sus llamadas.
command-400 = Webex no lo ha aceptado y { $was_not }. Quizá { $perhaps }.
command-401 = Su sesión ha terminado y { $was_not }. Inicie sesión y, después, { $again }.
command-403 = No tiene permiso para { $plural } y { $was_not }. Inicie sesión de nuevo y acepte los permisos de llamada, o pídalos a su administrador.
command-404 = Webex no encuentra la llamada o el número y { $was_not }. Quizá { $perhaps }.
command-405 = Webex no ofrece esto a su cuenta y { $was_not }. Pida a su administrador una licencia de Webex Calling.
command-409 = Esto no es posible en este momento y { $was_not }. Quizá { $perhaps }.
command-410 = La llamada o el dispositivo ya no existe en Webex y { $was_not }. Quizá { $perhaps }.
command-415 = Webex no entiende esta versión de Valet y { $was_not }. Hágalo en su teléfono y pida a su administrador un Valet más reciente.
command-423 = La llamada está bloqueada un momento porque se está haciendo otra cosa con ella y { $was_not }. Espere a que acabe la cuenta atrás y, después, { $again }.
command-428 = Webex aún no está listo para esto y { $was_not }. Quizá { $perhaps }. Compruebe su teléfono y, después, { $again }.
command-429 = Webex está saturado y pide esperar, y { $was_not }. Espere a que acabe la cuenta atrás y, después, { $again }.
command-500 = Webex ha tenido un problema, y { $may_be }. Valet está consultando sus llamadas.
command-502 = La conexión con Webex ha fallado, y { $may_be }. Valet está consultando sus llamadas.
command-503 = Webex no está disponible en este momento, pero { $may_be }. Valet está consultando sus llamadas.
command-504 = Webex ha tardado demasiado, y { $may_be }. Valet está consultando sus llamadas.
command-no-answer = No ha llegado respuesta de Webex, y { $may_be }. Valet está consultando sus llamadas.
command-not-sent = No se puede acceder a Webex y { $was_not }. Compruebe la conexión de red y, después, { $again }.
command-unreadable = Ha llegado una respuesta que Valet no puede leer, quizá de la red y no de Webex, y { $may_be }. Valet está consultando sus llamadas.

command-was-not = { $command ->
        [dial] no se ha llamado a nadie
        [answer] la llamada no se ha contestado desde aquí
        [reject] la llamada no se ha rechazado
        [hangup] la llamada no se ha terminado desde aquí
        [hold] la llamada no se ha puesto en espera
        [resume] la llamada no se ha reanudado
        [mute] su micrófono no se ha silenciado: quien llama le oye
        [unmute] su micrófono no se ha activado
        [divert] la llamada no se ha desviado
        [transfer] la llamada no se ha transferido
        [park] la llamada no se ha aparcado
        [pickup] no se ha capturado ninguna llamada
        [pull] la llamada no se ha traído aquí
        [push] la llamada no se ha pasado a su directivo
        [transmitDtmf] los dígitos no se han enviado
       *[preferredAnswerEndpoint] su dispositivo por defecto de Webex no se ha cambiado
    }
command-may-be = { $command ->
        [dial] puede que se haya llamado al número
        [answer] puede que la llamada se haya contestado
        [reject] puede que la llamada se haya rechazado
        [hangup] puede que la llamada haya terminado
        [hold] puede que la llamada esté en espera
        [resume] puede que la llamada se haya reanudado
        [mute] puede que su micrófono esté silenciado
        [unmute] puede que su micrófono esté activado y que quien llama le oiga
        [divert] puede que la llamada se haya desviado
        [transfer] puede que la llamada se haya transferido
        [park] puede que la llamada se haya aparcado
        [pickup] puede que la llamada se haya capturado
        [pull] puede que la llamada haya pasado a este dispositivo
        [push] puede que la llamada haya pasado a su directivo
        [transmitDtmf] puede que los dígitos se hayan enviado
       *[preferredAnswerEndpoint] puede que su dispositivo por defecto de Webex haya cambiado
    }
command-again = { $command ->
        [dial] llame de nuevo
        [answer] conteste de nuevo o descuelgue
        [reject] rechácela de nuevo
        [hangup] cuelgue de nuevo, aquí o en su teléfono
        [hold] póngala en espera de nuevo, aquí o en su teléfono
        [resume] reanúdela de nuevo, aquí o en su teléfono
        [mute] silencie de nuevo su micrófono, aquí o en su teléfono
        [unmute] active de nuevo su micrófono, aquí o en su teléfono
        [divert] desvíela de nuevo
        [transfer] transfiérala de nuevo
        [park] apárquela de nuevo
        [pickup] captúrela de nuevo
        [pull] tráigala de nuevo
        [push] pásela de nuevo
        [transmitDtmf] escríbalos de nuevo
       *[preferredAnswerEndpoint] elíjalo de nuevo
    }
command-perhaps = { $command ->
        [dial] el número no existe o su dispositivo no está libre
        [answer] ya no suena o en este dispositivo hay que contestar a mano
        [reject] ya no suena
        [hangup] ya ha terminado
        [hold] la llamada no está activa o su dispositivo debe usarse a mano
        [resume] la llamada no está en espera o su dispositivo debe usarse a mano
        [mute] la llamada no está activa o su dispositivo debe usarse a mano
        [unmute] la llamada no está activa o su dispositivo debe usarse a mano
        [divert] la llamada ha terminado o el número no existe
        [transfer] una de las llamadas ha terminado o no está activa, o el número no existe
        [park] la posición está ocupada o no existe, o la llamada no está activa
        [pickup] ya no suena o alguien se ha adelantado
        [pull] ninguna llamada suya está en otro dispositivo o este no está libre
        [push] la llamada no está activa o no es de ningún directivo al que usted asista
        [transmitDtmf] la llamada no está activa
       *[preferredAnswerEndpoint] el dispositivo ya no existe
    }
command-plural = { $command ->
        [dial] llamar
        [answer] contestar llamadas desde aquí
        [reject] rechazar llamadas
        [hangup] terminar llamadas desde aquí
        [hold] poner llamadas en espera desde aquí
        [resume] reanudar llamadas desde aquí
        [mute] silenciar su micrófono desde aquí
        [unmute] activar su micrófono desde aquí
        [divert] desviar llamadas
        [transfer] transferir llamadas
        [park] aparcar llamadas
        [pickup] capturar llamadas de compañeros
        [pull] pasar llamadas de un dispositivo suyo a otro
        [push] pasar llamadas a un directivo
        [transmitDtmf] enviar dígitos desde aquí
       *[preferredAnswerEndpoint] cambiar su dispositivo por defecto de Webex
    }

number-empty = Escriba un número, como 7001 o +12223334444.
number-look-alike = «{ $character }» parece una cifra, pero es otro carácter. Escriba de nuevo el número con las teclas 0 a 9.
number-character = «{ $character }» no puede estar en un número. Escriba cifras como 7001, +12223334444 o *73, o una dirección como user@company.domain.
number-control = El número contiene un salto de línea o un carácter invisible. Escriba un solo número, como 7001.
number-trunk-zero = Omita el «(0)» después del prefijo del país, como en +442079460000.
number-too-long = El número es demasiado largo: se pueden marcar { $max } cifras como máximo. Compruébelo y escríbalo de nuevo.
number-not-international = Después del + van el prefijo del país y el número completo, como en +12223334444.
number-star-code = Después del * va el código, como en *73.
number-address = Esto no es una dirección completa. Tiene un nombre, una @ y un dominio, como en user@company.domain.

digits-empty = Escriba los dígitos que quiere enviar, como 1 o 42#.
digits-character = «{ $character }» no se puede enviar en una llamada. Escriba 0 a 9, *, #, A a D o una coma para una pausa.

base-plain-http = api_base empieza por http://, que solo se permite para este mismo ordenador; use https://
base-not-http = api_base no es una dirección web como https://webexapis.com/v1
base-credentials = api_base contiene un nombre de usuario o una contraseña; quítelo
base-query = api_base contiene un «?» o un «#»; debe terminar con la ruta, como en https://webexapis.com/v1
proxy-no-address = el proxy no es una dirección como http://proxy.company.domain:8080
no-tls-because = no se pueden establecer conexiones seguras en este ordenador: { $why }
