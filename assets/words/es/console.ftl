the-caller = alguien desconocido
slot-left = { CAP($caller) } ha dejado { $place } después de { $waited }.
