find-title = Buscar
find-entry = Buscar…
palette-title = Todo
palette-entry = Todo lo que Valet sabe hacer…
find-field = Nombre, número o palabra de una nota
palette-field = Una acción, un ajuste, un nombre o un número
palette-hint = Escriba unas letras. Las flechas eligen, Intro lo hace.
find-results = Resultados
find-count = { $count ->
    [one] 1 resultado
   *[other] { $count } resultados
}
find-many = Los primeros { $count }. Siga escribiendo para ver los demás.
find-nothing = Sin resultados.
find-waiting = { $count ->
    [one] 1 espera o quizá siga esperando
   *[other] { $count } esperan o quizá sigan esperando
}
find-nobody-waits = Que se sepa, no espera nadie. Escriba un nombre, un número o una palabra de una nota.
find-without-recent = Sin las llamadas recientes: { $why }
find-without-directory = Sin el directorio: { $why }
find-gone = Ya no está.

find-slot = Posición
find-person = Colega
find-my-call = Mi llamada
find-directory = Directorio
find-typed = Nadie ni ninguna posición que Valet conozca tiene este número
not-possible-now = Ahora no es posible

find-act = { $key }: { $act }
find-call = Llamar a { $number }
find-transfer = Transferir a { $caller } a este número
find-go-to-slot = Ir a la posición
find-go-to-call = Ir a la llamada
find-do = Hacerlo
find-open = Abrir el ajuste
find-open-page = Abrir la página
