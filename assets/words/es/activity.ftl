# Glosario. slot: posición de aparcamiento. park: aparcar. retrieve: recuperar. recall: retorno. hold: poner en espera.
# transfer: transferir. send on (divert): desviar. pick up: capturar. extension: extensión. device: dispositivo. Trato: usted.

activity = Actividad
no-activity = Todavía no ha ocurrido nada.
details = Detalles
details-of = Detalles: { $what }
tracking-id = ID de seguimiento
copy = Copiar
copied = Copiado
copy-of = Copiar { $what }
close = Cerrar
cancel = Cancelar

time-am = { $time }{"\u00A0"}a.{"\u00A0"}m.
time-pm = { $time }{"\u00A0"}p.{"\u00A0"}m.
