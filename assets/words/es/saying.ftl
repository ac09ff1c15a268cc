say-together = { $first } { $then }
say-facts = { CAP($facts) }.

say-nobody-works = Nadie ha iniciado sesión.
say-nobody-waits = Que se sepa, no espera nadie.
say-waiting = { $count ->
    [one] Espera una llamada: { $callers }.
   *[other] Esperan { $count } llamadas: { $callers }.
}
say-many-wait = Esperan { $count } llamadas. Las más antiguas: { $callers }.
say-may-wait = { $count ->
    [one] Quizá espere todavía una llamada: { $callers }.
   *[other] Quizá esperen todavía { $count } llamadas: { $callers }.
}
say-waits = { $caller } en { $place } desde hace { $waited }
say-calls-not-read = Sus llamadas aún no se han leído.
say-rings-on = Las llamadas recuperadas suenan { $on }.

say-again = Hace { $age }: { $what }
say-nothing-before = Antes de eso no se dijo nada.

say-not-heard = Webex aún no ha respondido.
say-link-up = Webex responde, la última vez hace { $age }.
say-link-down = Webex no responde desde hace { $lasts }. { $why }
say-live = Datos en directo desde hace { $lasts }.
say-live-opens = Abriendo los datos en directo.
say-live-lost = Sin datos en directo desde hace { $lasts }. { $why }
say-live-off = Sin datos en directo. { $why }
say-reads = { $secs ->
    [one] Sus llamadas se leen cada segundo.
   *[other] Sus llamadas se leen cada { $secs } segundos.
}
say-reads-nothing = Sus llamadas no se leen.
