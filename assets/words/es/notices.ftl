notice-parked = Llamada aparcada
notice-half-time = Una llamada espera
notice-soon = Retorno inminente
notice-recall = Retorno

somebody-is-parked = Hay una llamada aparcada.
somebody-waits = Una llamada lleva esperando la mitad del tiempo hasta el retorno.
somebody-comes-back-soon = Una llamada vuelve en unos segundos.
somebody-is-back = Una llamada vuelve.
