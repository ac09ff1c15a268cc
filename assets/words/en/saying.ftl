# What is said on the say keys, Ctrl+1 to Ctrl+4 unless the settings say others: for the ear, one sentence after the other.

say-together = { $first } { $then }
# Facts with commas between them.
say-facts = { CAP($facts) }.

## Who waits, what is on the phone, and which device rings.

say-nobody-works = Nobody is signed in.
say-nobody-waits = Nobody is known to wait.
# { $callers } are say-waits, with commas between them.
say-waiting = { $count ->
    [one] One caller waits: { $callers }.
   *[other] { $count } callers wait: { $callers }.
}
say-many-wait = { $count } callers wait. The longest: { $callers }.
say-may-wait = { $count ->
    [one] One caller may still wait: { $callers }.
   *[other] { $count } callers may still wait: { $callers }.
}
# { $waited } is a clock such as 0:43, or at-least.
say-waits = { $caller } on { $place } for { $waited }
say-calls-not-read = Your calls have not been read yet.
# { $on } is "on Desk phone" or "on all my devices".
say-rings-on = Retrieved calls ring { $on }.

## What was said before.

say-again = { $age } ago: { $what }
say-nothing-before = Nothing was said before that.

## The line to Webex. { $why } is a sentence with its full stop.

say-not-heard = Webex has not answered yet.
say-link-up = Webex answers, last { $age } ago.
say-link-down = Webex has not answered for { $lasts }. { $why }
say-live = Live news for { $lasts }.
say-live-opens = Opening live news.
say-live-lost = No live news for { $lasts }. { $why }
say-live-off = No live news. { $why }
say-reads = { $secs ->
    [one] Your calls are read every second.
   *[other] Your calls are read every { $secs } seconds.
}
say-reads-nothing = Your calls are not read.
