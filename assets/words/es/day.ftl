day-not-written = Ahora no se registra lo que se aparca. { $why }
day-exported = { $stays ->
    [one] Se ha escrito una entrada en { $path }.
   *[other] Se han escrito { $stays } entradas en { $path }.
}
day-not-exported = La tabla no se ha escrito. { $why }
day-deleted = { $days ->
    [0] No había ningún registro que borrar.
    [one] Se ha borrado el registro de un día.
   *[other] Se ha borrado el registro de { $days } días.
}
day-not-deleted = No se ha podido borrar todo el registro. { $why }
day-unread-lines = { $lines ->
    [one] Una entrada del { $day } no se puede leer y falta aquí.
   *[other] { $lines } entradas del { $day } no se pueden leer y faltan aquí.
}
day-unread-file = No se ha podido leer el registro del { $day }. { $why }
day-column-slot = Posición
day-column-label = Etiqueta
day-column-parked = Aparcada
day-column-ended = Terminada
day-column-waited = Espera (segundos)
day-column-ending = Final
day-column-here = Aparcada aquí
day-column-name = Quien llama
day-column-number = Número
day-yes = sí
day-no = no
day-retrieved = recuperada
day-recalled = devuelta
day-left = se fue
day-forgotten = quitada a mano
day-unknown = no se sabe

date = { $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }
date-with-weekday = { $weekday ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    }, { $date }

day-entry = El día…
day-before = Día anterior
day-after = Día siguiente
day-today = Hoy
day-reading = Leyendo el registro…
day-off = No se registra nada: según los ajustes no se guarda ningún día.
day-empty-today = Hoy todavía no se ha aparcado ninguna llamada.
day-empty = De este día no hay nada registrado.
day-without-names = Los nombres y los números no se registran.
day-figures = Cifras
day-figure = { $what }: { $value }
day-parked = Aparcadas
day-all-retrieved = Recuperadas
day-all-recalled = Devueltas
day-all-left = Se fueron
day-all-forgotten = Quitadas a mano
day-all-unknown = No se sabe
day-median = Mediana de espera
day-median-short = Mediana
day-worst = Espera más larga
day-worst-short = Máxima
day-waits-known = { $n ->
    [one] De { $all } esperas se conoce una.
   *[other] De { $all } esperas se conocen { $n }.
}
day-n-parked = { $n ->
    [one] una aparcada
   *[other] { $n } aparcadas
}
day-n-retrieved = { $n ->
    [one] una recuperada
   *[other] { $n } recuperadas
}
day-n-recalled = { $n ->
    [one] una devuelta
   *[other] { $n } devueltas
}
day-n-left = { $n ->
    [one] una se fue
   *[other] { $n } se fueron
}
day-n-forgotten = { $n ->
    [one] una quitada a mano
   *[other] { $n } quitadas a mano
}
day-n-unknown = { $n ->
    [one] una sin saber
   *[other] { $n } sin saber
}
day-median-wait = mediana { $wait }
day-longest-wait = máxima { $wait }
day-by-hour = Por horas
day-hour = { $from } a { $until }: { $facts }
day-busiest = La hora con más llamadas: { $hour }
day-otherwise = de otro modo
day-by-slot = Por posiciones
day-slot = { $slot }: { $facts }
day-stays = Una por una
day-waited = esperó { $wait }
day-wait-unknown = espera desconocida
day-record = El registro
day-kept = { $days ->
    [one] Se guarda en este PC solo este día.
   *[other] Se guarda { $days } días en este PC.
}
day-settings = Ajustes del registro…
day-export = Exportar este día (CSV)
day-export-all = Exportar todos los días (CSV)
day-export-to = Una tabla se guarda en { $folder } y reemplaza otra anterior de los mismos días.
day-delete = Borrar el registro…
day-delete-ask = { $days ->
    [one] ¿Borrar el registro de un día? No se puede recuperar.
   *[other] ¿Borrar el registro de los { $days } días? No se puede recuperar.
}
day-delete-now = Borrar
