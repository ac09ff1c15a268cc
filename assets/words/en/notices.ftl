# Desktop notifications. A title names nobody, and neither does what stands on a lock screen; their other words are in parked.ftl.

notice-parked = Caller parked
notice-half-time = Caller waits
notice-soon = Recall soon
notice-recall = Recall

## On a lock screen.

somebody-is-parked = A caller is parked.
somebody-waits = A caller has waited half of the time until the recall.
somebody-comes-back-soon = A caller comes back within seconds.
somebody-is-back = A caller comes back.
