notice-parked = Appelant parqué
notice-half-time = Un appelant attend
notice-soon = Retour imminent
notice-recall = Retour

somebody-is-parked = Un appelant est parqué.
somebody-waits = Un appelant attend depuis la moitié du délai de retour.
somebody-comes-back-soon = Un appelant revient dans quelques secondes.
somebody-is-back = Un appelant revient.
