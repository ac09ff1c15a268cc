keys = Teclas
key-digits = 0–9
key-enter = Intro
key-arrows = Flechas
key-enter-or-space = Intro, Espacio
key-tab = Tab
key-page = Re Pág, Av Pág
key-zoom = Ctrl +, −, 0
key-escape = Esc
key-again = Otra vez
key-space = Espacio

help-digits = al campo de número, desde cualquier parte del tablero
help-enter = en el campo de número: recuperar ese número
help-arrows = de una posición a otra
help-press = pulsar la posición: recuperar o dejar de sonar
help-tab = al siguiente control
help-page = pasan páginas de lo que hay que leer: la actividad, una lista; en la página del día: día anterior, día siguiente
help-zoom = más grande, más pequeño, tamaño normal
help-escape = vacía el campo de número, cierra un menú; nunca cuelga
help-space = si nada tiene el foco: recuperar la espera más larga
help-two-calls = Con dos llamadas, estas teclas llevan a una y luego a la otra; Intro pulsa

keys-of-moving = Por la ventana
keys-of-calls = Llamadas y quién espera
keys-of-finding = Buscar
keys-of-saying = Escuchar
keys-of-window = La ventana
print = Imprimir…
print-keys = Imprimir la lista de teclas…
print-not-written = La lista de teclas no se pudo escribir en { $file }.
print-not-opened = No se pudo abrir ningún navegador para imprimir las teclas. La página es { $file }.

press-changed = No ha hecho nada: acababa de cambiar. Pulse otra vez.
press-gone = No ha hecho nada: acababa de desaparecer.
