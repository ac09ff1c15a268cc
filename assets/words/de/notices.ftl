notice-parked = Anrufer geparkt
notice-half-time = Anrufer wartet
notice-soon = Wiederanruf in Kürze
notice-recall = Wiederanruf

somebody-is-parked = Ein Anrufer ist geparkt.
somebody-waits = Ein Anrufer wartet schon die halbe Zeit bis zum Wiederanruf.
somebody-comes-back-soon = Ein Anrufer kommt in wenigen Sekunden zurück.
somebody-is-back = Ein Anrufer kommt zurück.
