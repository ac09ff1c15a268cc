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
day-column-slot = Plaza
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
