// Every bound of the relay, with its unit in the name and its reason beside it.

/** Those that a house may set otherwise (`--max-connections` and the like). */
export interface Limits {
  /** Most connections of other machines at once. */
  readonly connections: number;
  /** Most of these from one address. */
  readonly connectionsPerAddress: number;
  /** Most upgrades a second of one address. */
  readonly upgradesPerS: number;
  /** Most streams at once, and as many more whose values are kept for who asks for them again. */
  readonly streams: number;
}

export const USUAL_LIMITS: Limits = {
  /** A hall's outputs and pages are some dozens, and 1,000 viewers cost some 40 MB. */
  connections: 1000,
  /** One computer with OBS legitimately opens many. */
  connectionsPerAddress: 100,
  /** A computer whose pages all dial anew at once has fewer. */
  upgradesPerS: 20,
  /** A venue has a handful, and 64 whole boards are 10 MB at most. */
  streams: 64,
};

/** Of all connections, kept for publishers that may publish, so that viewers cannot lock them out: a tenth, more than any venue has. */
export function reservedOf(connections: number): number {
  return Math.max(1, Math.floor(connections / 10));
}

/** Longest frame of any connection, and text of a source that has no frames, in bytes; `ws` refuses a longer one by its declared length and closes with 1009. A whole board is 2 KiB. */
export const FRAME_BYTES_MAX = 64 * 1024;
/** Longest frame of a viewer or an operator, in bytes: they send an ack or a register of a few hundred. */
export const VIEWER_FRAME_BYTES_MAX = 8 * 1024;
/** Most fragments of one message: a fragment flood is cut, and no client of this feed fragments at all. */
export const FRAME_FRAGMENTS_MAX = 64;
/** Most network chunks held for one frame: enough for a 1 KiB update that arrives byte by byte, and no more memory than that. */
export const FRAME_CHUNKS_MAX = 1024;
/** Most answers to pings that wait for a connection which pings and does not read; after that only its latest ping is answered. */
export const PONGS_WAITING_MAX = 30;

/** Readings of one publisher that are each looked at for themselves, a second: ten times what a scoreboard sends. Faster ones are merged, never cut. */
export const READINGS_PER_S = 100;
/** Readings that may come at once before any are merged: a program that catches up after a hitch of three seconds. */
export const READINGS_BURST = 300;
/** Addresses of which upgrades are counted. */
export const UPGRADING_ADDRESSES_MAX = 1024;

/** Who may only look on has to register within so many ms: upgraded sockets have no other deadline. */
export const FIRST_FRAME_MS = 10_000;
/** Publishers without a key that wait to be accepted, of all streams together: 16 whole boards are 2 MB at most. */
export const PARKED_MAX = 16;
/** The same at one stream, and from one address: more than a hand full is no crew's mistake any more. */
export const PARKED_AT_STREAM_MAX = 4;
export const PARKED_AT_ADDRESS_MAX = 4;
/** How often the file of keys is looked at, in ms: `boardcast keys new` counts at once for people. */
export const KEYS_POLL_MS = 2000;
/** A sign-in holds for so long, in ms: 30 days, so that a crew's phones are asked once a month. */
export const SIGN_IN_MS = 30 * 24 * 3_600_000;
/** Most sign-ins that hold at once; one more ends the oldest. */
export const SIGN_INS_MAX = 64;
/** Wrong passphrases from one address: so many at once, then one in so many ms (`too-many-tries` says it in every language). */
export const TRIES_MAX = 10;
export const TRY_MS = 10_000;
/** Addresses of which wrong tries are remembered. */
export const TRIES_ADDRESSES_MAX = 1024;
/** Passphrases that are looked at at once: each takes scrypt 16 MiB. */
export const PASSPHRASES_AT_ONCE_MAX = 4;

/** Most names kept of the fields that were refused, per stream: enough to find the fault, bounded against a flood of names. */
export const REFUSED_NAMES_MAX = 64;
/** Shortest time between two log lines about what a stream's feed was refused, in ms: a feed that is always wrong fills no disk. */
export const REFUSALS_SAID_MS = 10_000;

/** How often the relay looks after its connections, in ms: the grain of everything below. */
export const PULSE_MS = 1000;
/** Pulses between two heartbeats to a viewer: 2 s, so that three are missed before a viewer calls its link silent (6 s). */
export const HEARTBEAT_PULSES = 2;
/** Heartbeats that go out at once, to the listeners of one stream: more than a hall has outputs. */
export const BEAT_SENDS_MIN = 64;
/** To more of them they go in so many slices, so many ms apart: all have theirs after 1.5 s, before the next begin. */
export const BEAT_SLICES = 30;
export const BEAT_SLICE_MS = 50;
/** Pulses between two protocol pings: 5 s. */
export const PING_PULSES = 5;
/** A viewer that answered a heartbeat so recently is not pinged, in ms: two answers may be missing. */
export const PING_SPARED_MS = 4500;
/**
 * Who came so recently is not pinged yet, in ms: when thousands join at once there is more urgent work. It is pinged within the turn that
 * follows, and its answer may then take 4 s.
 */
export const PING_NEWCOMER_MS = 1500;
/**
 * A link on which nothing came for so long is lost, in ms: two pings unanswered, the second with half a second's grace, or a ping and four heartbeats. With the pulse's
 * own second that is noticed within 12 s, as PROTOCOL.md W3 promises.
 */
export const LINK_LOST_MS = 10_500;
/**
 * A connection this old that never sent a frame, but of which bytes came since its handshake, is a silent publisher, in ms: every one has been
 * pinged by then, and a viewer registers as soon as it is open.
 */
export const ASSUME_PUBLISHER_MS = 5000;
/** Pulses further apart than this mean that the machine slept, in ms: then everybody's silence is the relay's own, and is forgiven. */
export const SLEPT_MS = 5000;
/** A stream in which nothing changed for so long is quiet, in ms: longer than any running clock stands still. */
export const QUIET_MS = 10_000;
/** A publisher that was lost for so long is offline, in ms: a router's restart takes less. */
export const OFFLINE_MS = 120_000;

/**
 * Sends of one pass over a stream's listeners: a millisecond or two of work, after which what arrived meanwhile is read. More would make
 * newer values wait, fewer cost more in turning round than they win.
 */
export const PASS_SENDS_MAX = 256;
/** A connection with more than this waiting is closed with 4008, in bytes: merged state never gets there, only one that asks and does not read. */
export const BACKLOG_BYTES_MAX = 1024 * 1024;
/** A blocked viewer whose backlog does not move for so long is closed with 4008, in ms: a fresh snapshot serves it better than what lies in its buffers. */
export const BLOCKED_MS_MAX = 10_000;
/** Shortest time between two snapshots that one viewer asks for, in ms: a viewer that asks in a loop costs next to nothing. */
export const RESYNC_MS_MIN = 250;

/**
 * A source without a link of its own (HTTP, UDP, what is polled) is heard of for so many times its own rhythm after it sent something, at least
 * LINK_LOST_MS and at most RHYTHM_MS_MAX: two of its calls may get lost, and one that calls every 20 s is not lost after 12.
 */
export const RHYTHM_TIMES = 3;
export const RHYTHM_MS_MAX = 60_000;
/** Most such sources at once: a program that names itself anew with each request fills no memory. */
export const CALLERS_MAX = 256;
/** Fields that are remembered of each: as many as one text may bring. */
export const FIELDS_KNOWN_MAX = 1024;
/** Time between two looks at what is polled, and at a file, in ms: a clock's tenths at their second glance, and no load for a program that answers. */
export const POLL_MS = 200;
/** An answer that is not there whole after so long is given up, in ms: the next one is newer. */
export const POLL_PATIENCE_MS = 2000;
/** After a poll that failed the next waits twice as long, up to so many ms: a program that is started again is back within a moment. */
export const POLL_AWAY_MS = 5000;
/** What cannot be read, or is not there, for so long is an alarm, in ms: a program that writes its file anew is done long before. */
export const DOOR_ALARM_MS = 3000;

/** Shortest time between two saves of a stream, in ms: what a power cut may cost at most. A save takes half a millisecond. */
export const SAVE_MS = 250;
/** The same where several relays share what is saved, in ms: the state itself is with all of them at once, and this is its audit, its ways back and its last minute. */
export const SAVE_SHARED_MS = 1000;
/** Time to the next try after a save failed, in ms. */
export const SAVE_RETRY_MS = 1000;
/** A save that takes longer is an alarm, in ms: the folder does not answer (a network drive that is gone). */
export const SAVE_SLOW_MS = 10_000;
/** How long a start waits for the process that holds its data folder to say its number, in ms: it answers within some, unless it stands still. */
export const FOLDER_HOLDER_MS = 500;
/** How often a start tries to have a data folder that dying processes held: each of them leaves it for good. */
export const FOLDER_HELD_ASKS_MAX = 4;
/** How long a closing relay waits for its last saves, in ms. */
export const FLUSH_MS_MAX = 1200;
/** How long a start waits for what it shares with other relays, in ms: a store that is away keeps nothing off air. */
export const SHARED_START_MS = 2000;
/** How long a closing relay waits for what it shares with others to hear that it is gone, in ms; what does not answer finds out by itself. */
export const ENGINE_CLOSE_MS_MAX = 500;
/** How long a closing handshake may take before the socket is cut, in ms. */
export const CLOSE_HANDSHAKE_MS = 2000;
/** How long a closing relay waits for the other ends' goodbyes, in ms. */
export const CLOSE_SETTLE_MS = 1000;

/** An answer on one stream's state serves all who ask within so many ms, unless a value or a connection changed: scripts ask a thousand times a second. */
export const ANSWER_MS = 50;

/** How often it is looked how long the event loop was held up, in ms. */
export const LOOP_SAID_MS = 1000;
/** The event loop was held up if something due had to wait for so long, in ms: a clock's tenths stand still visibly. */
export const LOOP_HELD_MS = 200;
/** So often within LOOP_ALARM_MS is an alarm. */
export const LOOP_HELD_TIMES = 3;
/** Held up for so long is an alarm by itself, in ms: a second of the game was not seen. */
export const LOOP_STALL_MS = 1000;
/** An alarm of the event loop stands for so long, in ms. */
export const LOOP_ALARM_MS = 60_000;

/** Longest wait for a request's headers, in ms: nobody holds a socket with half a request (Node's default is 60 s). */
export const HTTP_HEADERS_MS = 10_000;
/** Longest wait for a whole request, in ms (Node's default is 300 s). */
export const HTTP_REQUEST_MS = 15_000;
/** How often Node looks for requests past those times, in ms (its default is 30 s). */
export const HTTP_CHECK_MS = 2000;
/** An idle connection is kept for so long, in ms: longer than the minute after which proxies give theirs up, so that nobody asks on one that is just being closed. */
export const HTTP_IDLE_MS = 65_000;
/**
 * An answer of which nothing went out for so long is given up, in ms. Node looks so often and compares, so that it takes up to twice as long;
 * a link over which 50 kB a second still go is never cut: a system's buffer (4 MB) has a third free by then.
 */
export const HTTP_STALLED_MS = 30_000;
/** Most HTTP sockets of one address that are no WebSocket: a browser opens 6, and a venue's machines may share an address. */
export const HTTP_SOCKETS_PER_ADDRESS_MAX = 64;
/** Most of all addresses: as many browsers as a hall has, each with its 6, several times over. */
export const HTTP_SOCKETS_MAX = 512;
/** The least of both where the system gives the process few files: one browser's 6, and one more. */
export const HTTP_SOCKETS_PER_ADDRESS_MIN = 6;
export const HTTP_SOCKETS_MIN = 12;
/** Most requests of one socket that are not answered to the end: browsers wait for each answer, and what does not read one may hold this many. */
export const HTTP_PIPELINED_MAX = 4;
/** Files that the process needs for itself: Node some 25, saves and the crew's folder some more. */
export const OWN_FILES = 64;
/** How often the certificate's files are looked at, in ms: who renews it by hand looks whether it was taken. */
export const TLS_POLL_MS = 5000;
/** A certificate that ends so soon is an alarm, in ms: two weeks; those that are renewed by themselves are so a month before. */
export const TLS_ENDS_MS = 14 * 24 * 3_600_000;
/** Connections that may wait to be accepted: every output of a venue dials at once when the relay comes back. */
export const LISTEN_BACKLOG = 4096;

/** Longest layout or theme of the crew's own, in bytes: the largest that ships has 15 KiB. */
export const LOOK_BYTES_MAX = 256 * 1024;
/** Longest logo of the crew's own, in bytes: a picture of 4K width is not needed on a plate of 60 pixels. */
export const LOGO_BYTES_MAX = 1024 * 1024;
/** Most files of each kind that are read of the crew's folder: a league's clubs, and no photo collection. */
export const LOOK_FILES_MAX = 128;
/** How often the crew's folder is looked through, in ms: what a watcher does not see (network drives) is so in preview within a second all the same. */
export const LOOKS_POLL_MS = 500;
/** A file counts once it was seen the same twice, so far apart, in ms: editors save in several writes, or by taking the file away first. */
export const LOOKS_SETTLE_MS = 100;
/** A file is read again for so long after it changed, in ms: FAT and some network drives keep times of two seconds, in which it may change unseen. */
export const LOOKS_FRESH_MS = 3000;
/** How long a starting relay waits for the crew's folder, in ms: a network drive that is gone keeps nothing off air. */
export const LOOKS_START_MS = 2000;

/** Longest picture that an operator sends, in bytes: the control page makes it small before. */
export const UPLOAD_BYTES_MAX = 512 * 1024;
/** Most such pictures: a league's clubs in two kits. */
export const UPLOADS_MAX = 256;
/** Longest body of a request that brings a library, in bytes: a thousand teams and a thousand games with the longest words that people give them. */
export const LIBRARY_BYTES_MAX = 2 * 1024 * 1024;

/** Whoever asks one relay by another waits no longer for its answer, in ms: a page takes longer for an error. */
export const ASK_PATIENCE_MS = 5000;
/**
 * Longest text between two nodes of a cluster, in bytes: a desk with all its fields, outputs and 500 lines of audit has a tenth of it, and Redis
 * cuts off a node for which 32 MiB wait.
 */
export const CALL_BYTES_MAX = 2 * 1024 * 1024;
/** A node that says nothing of a question for so long is not there, in ms: it answers within some, and a busy one holds nothing up for longer. */
export const NODE_WORD_MS = 1000;
/** How often the owner of a stream is looked up and asked anew while none says a word: a node that died is followed within 3 s. */
export const NODE_ASKS_MAX = 5;
/** Most questions of one node that wait for other nodes' answers, and most of others that it is at: every operator's page of a league's forty games has one. */
export const CALLS_MAX = 64;

/** States that are answered by HTTP in one turn: some half a millisecond, for which a viewer's update waits at most. */
export const STATES_AT_ONCE = 8;

/** The process warms up this long after its start, in ms: outputs of the run before it are back by then (they dial at least every 2 s). */
export const WARM_UP_AFTER_MS = 3000;
/** Viewers that it plays to itself: of 3,000 that join at once the slowest then waits two thirds as long; 300 gain a tenth, 2,000 nothing more. */
export const WARM_UP_JOINS = 1000;
/** Those that dial at once: a bite of some 3 ms. */
export const WARM_UP_AT_ONCE = 5;
/** A machine that is not done within so many ms has other things to do. */
export const WARM_UP_PATIENCE_MS = 10_000;

/** How often changes are written to text files, in ms: ten times a second, as titles ask for them. */
export const FILES_MS = 100;
/** After a file that could not be written the next try comes so much later, in ms. */
export const FILES_RETRY_MS = 1000;
/** A folder that has not taken its files for so many ms is an alarm. */
export const FILES_SLOW_MS = 5000;

/** How often webhooks look for news, in ms: what stands for less is no news. */
export const NEWS_MS = 100;
/** Events that wait for a webhook; the oldest gives way. A game has some 200 of them. */
export const WEBHOOK_QUEUE_MAX = 256;
/** How long a webhook may take to answer, in ms (Standard Webhooks recommends 15 to 30 s). */
export const WEBHOOK_ANSWER_MS = 15_000;
/** Waits before an event is sent again, in ms; after the last it is given up: an hour later the game is over. Each is made up to a fifth longer by chance. */
export const WEBHOOK_WAITS_MS: readonly number[] = [1000, 5000, 15_000, 60_000, 300_000, 900_000, 1_800_000];
