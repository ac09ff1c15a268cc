# What the disk did not do: a file of Valet could not be read, written or deleted, and what follows from it.

store-no-home = This computer does not say where your home folder is. Start Valet with --profile DIR to say where its files go.
# { $why } is one of those below, or what the system says in its own words. It ends without a full stop.
store-folder = The folder { $path } cannot be prepared: { $why }.
store-read = { $path } cannot be read: { $why }.
store-write = { $path } cannot be written: { $why }.
store-delete = { $path } cannot be deleted: { $why }.
store-keep-aside = { $path } cannot be understood, and it cannot be kept aside either: { $why }.

disk-full = the disk is full; free some space and try again
disk-quota = your share of the disk is used up; free some space and try again
disk-read-only = the disk is read-only
disk-not-allowed = Valet is not allowed to; check who owns it and its permissions
disk-not-a-folder = a part of the path is a file, not a folder
disk-is-a-folder = it is a folder, not a file
disk-no-folder = its folder does not exist
disk-no-file = it is not an ordinary file
disk-too-many-aside = too many of them are already kept; remove some
disk-newer = a newer Valet has written it

# What Valet remembers of the attendant's choices. Both names are those of files.
remembered-newer = { $path } was written by a newer Valet (version { $version } of the file). It is kept as { $name }; choose your device again.
remembered-broken = { $path } could not be understood. It is kept as { $name }; choose your device again.

## The journal of the calls that were parked from here.

journal-not-written = This is not kept for the next start of Valet. { $why }
journal-locked = This is not kept for the next start of Valet: { $path } could not be read at the start. Move it away and start Valet again.
journal-too-long = This is not kept for the next start of Valet: { $what } is too long.
journal-slot-number = its slot number
journal-call-id = its call id
journal-person-id = its person id
journal-slot-id = its slot id
journal-destination = its number to dial
journal-unread = { $why } Calls that were parked before may be missing from the board, and calls parked from now on are not kept for the next start.
journal-was-empty = { $file } was empty. Calls that were parked before may be missing from the board.
journal-half-written = The end of { $file } was half written when Valet ended. A call that was parked at that moment may be missing from the board.
# { $what } is one of the next three.
journal-kept-aside = { $file } { $what }. It is kept as { $name }; calls that were parked before are not on the board.
journal-not-kept-aside = { $file } { $what }, and it cannot be kept aside either: { $why }. Calls that were parked before are not on the board, and calls parked from now on are not kept for the next start.
journal-far-too-long = is far too long for a journal
journal-not-understood = could not be understood
journal-other-version = was written by another version of Valet (version { $version } of the file)
journal-lines-unread = { $n ->
    [one] 1 line of { $file } could not be read. Calls on the board may be missing, or be gone already.
   *[other] { $n } lines of { $file } could not be read. Calls on the board may be missing, or be gone already.
}
# { $told } is journal-lines-unread.
journal-copy-kept = { $told } The file as it was is kept as { $name }.
journal-copy-not-kept = { $told } No copy could be kept: { $why }.
journal-cannot-write = Calls parked from now on are not kept for the next start of Valet. { $why }

## One console a profile: a second start raises the first one's window.

instance-not-noticed = A second start of Valet will not be noticed: { $why }.
instance-no-ear = A second start of Valet cannot bring this window up. { $why }
instance-no-ear-because = A second start of Valet cannot bring this window up: { $why }.
instance-unusable = Valet cannot tell whether it already runs: { $path } cannot be used ({ $why }). Check who owns it and its permissions.
instance-silent = Valet already runs with the profile { $path }, and it does not answer. Look for its window, or end it and start again.
lock-not-written = nothing can be written to the profile's folder
lock-unknown = the disk of the profile knows no locks ({ $why })
