/* What the modes of the load program share: the clock, the stamp inside a value, WebSocket frames by hand (RFC 6455), and a histogram. */
#ifndef LOAD_H
#define LOAD_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#define NS_PER_S 1000000000LL
#define NS_PER_MS 1000000LL

/* CLOCK_MONOTONIC is one clock for all processes of a machine, so a stamp that one wrote can be aged by another. */
static inline int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * NS_PER_S + t.tv_nsec;
}

/* CPU time of this process, user and system, in ns. */
int64_t cpu_ns(void);

/* A value carries which one it is and when it was sent: "@@0000000042:00000f3a5c7d9e10@", decimal and hexadecimal, of one width always. */
#define STAMP_BYTES 30
void stamp_write(uint8_t *at, uint32_t seq, int64_t sent_ns);
/* The first stamp in the bytes, and how many of them lie behind it; NULL where there is none. */
const uint8_t *stamp_find(const uint8_t *bytes, size_t have, uint32_t *seq, int64_t *sent_ns);

enum { OP_TEXT = 1, OP_BINARY = 2, OP_CLOSE = 8, OP_PING = 9, OP_PONG = 10 };

struct frame {
  int op;
  uint8_t *payload;
  size_t length;
};
/* Reads the frame at the front, unmasking it in place. Gives its whole length, 0 while bytes are missing. */
size_t frame_read(uint8_t *bytes, size_t have, struct frame *frame);
/* Writes a frame, masked as a client's must be. Gives its whole length, at most FRAME_HEAD_BYTES more than the payload's. */
#define FRAME_HEAD_BYTES 14
size_t frame_write(uint8_t *to, int op, const uint8_t *payload, size_t length, int masked);

/* A payload from the command line: "t:…" or "b:…" with the bytes in hexadecimal behind it. */
struct message {
  int op;
  uint8_t *bytes;
  size_t length;
};
struct message message_option(const char *name);
/* Options are pairs, "--port 1234"; each is asked for by its name. */
void options_are(int count, char **words);
const char *text_option(const char *name, const char *otherwise);
long number_option(const char *name, long otherwise);

/* What is answered to a frame that begins so, for servers that ask their clients whether they live. "%rev%" in it becomes the frame's "rev". */
struct answer {
  struct message when, with;
};
struct answer answer_option(void);
/* Writes the answer as a client's frame; 0 where the frame asks for none. */
size_t answer_to(const struct answer *answer, const struct frame *frame, uint8_t *to, size_t room);

/* A TCP connection to the server on loopback: it is not made yet when this returns. With `small` it looks like one over Ethernet, whose buffers are soon full. */
int dial(int port, int small);
/* What a client says to become a WebSocket, and whether the answer (which ends at the gap) agrees. Gives the answer's length, 0 while it is not whole, -1 for a refusal. */
size_t upgrade_write(char *to, size_t room, const char *path, const char *protocol);
long upgrade_read(const uint8_t *bytes, size_t have);
#define UPGRADE_KEY "dGhlIHNhbXBsZSBub25jZQ=="
#define UPGRADE_ACCEPT "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

/* Times by their size: 64 steps in each doubling, so that a figure is off by 1.6 % at most. */
#define HISTOGRAM_STEPS 64
#define HISTOGRAM_DOUBLINGS 58
struct histogram {
  uint64_t count;
  uint64_t of[HISTOGRAM_STEPS * HISTOGRAM_DOUBLINGS];
};
void histogram_add(struct histogram *h, int64_t ns);
/* The time below which the share lies, in ms. */
double histogram_ms(const struct histogram *h, double share);

/* Whoever answers is taken for a conversation by TCP, which then acknowledges while the server sends, and on its account: undoes that, alike for all. */
void acknowledge_at_once(int fd);
/* The smallest first. */
void sort_sizes(double *sizes, size_t count);

/* Reads commands a line at a time from standard input, which does not block; gives NULL when there is none now, and ends the program with its input. */
const char *command_read(void);

_Noreturn void die(const char *why);

int view(void);
int publish(void);
int floor_server(void);
int get(void);

#endif
