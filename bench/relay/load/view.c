/*
 * Many viewers in one thread. Each holds the newest value it was sent; how old that is counts on an even grid in time, so a viewer that is
 * sent nothing gets older by it. Commands on standard input, a line each:
 *   measure   count from now          pause     count no more
 *   stall     the last --stalling viewers stop reading
 *   go-on     and read again
 *   final N   wait until all hold value N, or nothing comes any more, then report and end
 */
#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* The grid on which ages count. */
#define GRID_NS (2 * NS_PER_MS)
/* Viewers whose handshake is on its way at a time, where they do not join all at once: no listener's backlog is shorter. */
#define JOINING_MAX 100
/* When no viewer was sent a value for so long, none is coming. */
#define QUIET_NS (2 * NS_PER_S)
/* How long joining and the final value may take. */
#define JOINING_NS (20 * NS_PER_S)
#define FINAL_NS (15 * NS_PER_S)
#define READ_BYTES (256 * 1024)
/* What comes is read together so often: README.md says why not frame by frame. */
#define REST_NS 250000

enum standing { ABSENT, DIALLING, UPGRADING, OPEN, GONE };

struct viewer {
  int fd;
  enum standing standing;
  uint8_t stalling, holds;
  uint32_t seq;
  /* When the value held was sent and when it came; the next point of the grid. */
  int64_t sent, came, grid;
  int64_t dialled, joined;
  /* What came of a frame that is not whole yet. */
  uint8_t *part;
  size_t part_length;
};

static struct viewer *viewers;
static long count, stalling, joined, gone;
static int poll_fd, port;
static const char *path, *protocol;
static struct message opening;
static struct answer answer;
static uint8_t buffer[READ_BYTES];

static int measuring;
static int64_t measured_from, measured_to, measured_cpu, last_value_at, asked_final_at;
static struct histogram ages, delays;
static uint64_t frames, values, bytes_read, went_back;

static void watch(struct viewer *viewer, int operation) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.u64 = viewer - viewers};
  if (epoll_ctl(poll_fd, operation, viewer->fd, &event) < 0) die("epoll_ctl");
}

static void start_dial(struct viewer *viewer) {
  viewer->dialled = now_ns();
  viewer->fd = dial(port, viewer->stalling);
  viewer->standing = DIALLING;
  watch(viewer, EPOLL_CTL_ADD);
}

static void lose(struct viewer *viewer) {
  close(viewer->fd);
  viewer->standing = GONE;
  gone++;
}

/* Counts the age of the value held at each point of the grid until then. */
static void age_until(struct viewer *viewer, int64_t until) {
  for (; viewer->grid < until; viewer->grid += GRID_NS)
    if (viewer->grid >= measured_from) histogram_add(&ages, viewer->grid - viewer->sent);
}

static void take(struct viewer *viewer, uint32_t seq, int64_t sent, int64_t now) {
  values++;
  last_value_at = now;
  if (!viewer->holds) {
    viewer->holds = 1;
    viewer->joined = now;
    joined++;
  } else if (seq < viewer->seq) {
    went_back++;
  }
  if (measuring && !viewer->stalling) {
    age_until(viewer, now);
    histogram_add(&delays, now - sent);
  }
  viewer->seq = seq;
  viewer->sent = sent;
  viewer->came = now;
}

static void say(struct viewer *viewer, int op, const uint8_t *payload, size_t length) {
  uint8_t frame[4096];
  if (length > sizeof frame - FRAME_HEAD_BYTES) return;
  size_t whole = frame_write(frame, op, payload, length, 1);
  if (send(viewer->fd, frame, whole, MSG_NOSIGNAL) < 0 && errno != EAGAIN) lose(viewer);
}

static void hear(struct viewer *viewer, struct frame *frame, int64_t now) {
  if (frame->op == OP_PING) {
    say(viewer, OP_PONG, frame->payload, frame->length);
  } else if (frame->op == OP_CLOSE) {
    lose(viewer);
  } else if (frame->op <= OP_BINARY) {
    frames++;
    const uint8_t *at = frame->payload, *end = at + frame->length;
    uint32_t seq;
    int64_t sent;
    while ((at = stamp_find(at, end - at, &seq, &sent)) != NULL) take(viewer, seq, sent, now);
    uint8_t reply[512];
    size_t length = answer_to(&answer, frame, reply, sizeof reply);
    if (length > 0) {
      if (send(viewer->fd, reply, length, MSG_NOSIGNAL) < 0 && errno != EAGAIN) lose(viewer);
      acknowledge_at_once(viewer->fd);
    }
  }
}

/* Takes what is whole of the bytes, and gives how many that were. */
static size_t digest(struct viewer *viewer, uint8_t *bytes, size_t have, int64_t now) {
  size_t done = 0;
  if (viewer->standing == UPGRADING) {
    long head = upgrade_read(bytes, have);
    if (head < 0) {
      errno = 0;
      fprintf(stderr, "load: refused: %.*s\n", (int)(have < 200 ? have : 200), (char *)bytes);
      lose(viewer);
      return have;
    }
    if (head == 0) return 0;
    done = head;
    viewer->standing = OPEN;
    if (opening.length > 0) say(viewer, opening.op, opening.bytes, opening.length);
  }
  struct frame frame;
  size_t length;
  while (viewer->standing == OPEN && (length = frame_read(bytes + done, have - done, &frame)) > 0) {
    hear(viewer, &frame, now);
    done += length;
  }
  return done;
}

static void read_all(struct viewer *viewer) {
  for (;;) {
    size_t kept = viewer->part_length;
    if (kept > 0) memcpy(buffer, viewer->part, kept);
    ssize_t got = recv(viewer->fd, buffer + kept, READ_BYTES - kept, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) return lose(viewer);
    bytes_read += got;
    size_t have = kept + got, done = digest(viewer, buffer, have, now_ns());
    if (viewer->standing == GONE) return;
    viewer->part_length = have - done;
    if (viewer->part_length > 0) {
      viewer->part = realloc(viewer->part, viewer->part_length);
      memcpy(viewer->part, buffer + done, viewer->part_length);
    }
    /* A short read emptied the socket: what comes after it is an event of its own. */
    if (have < READ_BYTES) return;
  }
}

static void serve(struct viewer *viewer, uint32_t events) {
  if (viewer->standing == DIALLING && events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) {
    int failed = 0;
    socklen_t size = sizeof failed;
    getsockopt(viewer->fd, SOL_SOCKET, SO_ERROR, &failed, &size);
    char request[1024];
    size_t length = upgrade_write(request, sizeof request, path, protocol);
    if (failed || send(viewer->fd, request, length, MSG_NOSIGNAL) != (ssize_t)length) return lose(viewer);
    viewer->standing = UPGRADING;
  }
  if (viewer->standing != GONE && events & (EPOLLIN | EPOLLHUP | EPOLLERR)) read_all(viewer);
}

static void measure(void) {
  measured_from = now_ns();
  measured_cpu = cpu_ns();
  memset(&ages, 0, sizeof ages);
  memset(&delays, 0, sizeof delays);
  frames = values = bytes_read = 0;
  /* Each viewer's grid begins a little later than the one before: together they meet every phase of the feed. */
  for (long i = 0; i < count; i++) viewers[i].grid = measured_from + i * (GRID_NS / count);
  measuring = 1;
}

static double measured_cpu_share;
static uint64_t measured_frames, measured_values, measured_bytes;

static void pause_measure(void) {
  measured_to = now_ns();
  for (long i = 0; i < count; i++)
    if (viewers[i].holds && !viewers[i].stalling) age_until(&viewers[i], measured_to);
  measuring = 0;
  measured_cpu_share = (double)(cpu_ns() - measured_cpu) / (measured_to - measured_from);
  measured_frames = frames, measured_values = values, measured_bytes = bytes_read;
  printf("paused {\"frames\":%lu,\"values\":%lu,\"seconds\":%.3f}\n", measured_frames, measured_values,
         (double)(measured_to - measured_from) / NS_PER_S);
  fflush(stdout);
}

/* Says how long joining took, from dialling to the first value; who still waits for it counts with the time until now. */
static void print_joined(void) {
  double *took = malloc(sizeof *took * count);
  long n = 0;
  for (long i = 0; i < count; i++)
    if (viewers[i].standing != GONE && viewers[i].standing != ABSENT)
      took[n++] = (double)((viewers[i].holds ? viewers[i].joined : now_ns()) - viewers[i].dialled) / NS_PER_MS;
  sort_sizes(took, n);
  printf("joined {\"joined\":%ld,\"lost\":%ld,\"p50\":%.3f,\"p99\":%.3f,\"slowest\":%.3f}\n", joined, gone, n ? took[n / 2] : 0,
         n ? took[(long)(n * 0.99)] : 0, n ? took[n - 1] : 0);
  fflush(stdout);
  free(took);
}

static void report(uint32_t final) {
  long on_final = 0, stalled_on_final = 0;
  int64_t latest = 0, sent = 0;
  for (long i = 0; i < count; i++) {
    if (!viewers[i].holds || viewers[i].seq != final) continue;
    if (viewers[i].stalling) {
      stalled_on_final++;
      continue;
    }
    on_final++;
    sent = viewers[i].sent;
    if (viewers[i].came > latest) latest = viewers[i].came;
  }
  printf("report {\"viewers\":%ld,\"onFinal\":%ld,\"stalled\":%ld,\"stalledOnFinal\":%ld,\"finalMs\":%.3f,\"wentBack\":%lu,\"lost\":%ld,"
         "\"age\":{\"p50\":%.4f,\"p99\":%.4f},\"delay\":{\"p50\":%.4f,\"p99\":%.4f},\"frames\":%lu,\"values\":%lu,\"bytes\":%lu,"
         "\"seconds\":%.3f,\"cpu\":%.3f}\n",
         count - stalling, on_final, stalling, stalled_on_final, on_final ? (double)(latest - sent) / NS_PER_MS : -1, went_back, gone,
         histogram_ms(&ages, 0.5), histogram_ms(&ages, 0.99), histogram_ms(&delays, 0.5), histogram_ms(&delays, 0.99), measured_frames,
         measured_values, measured_bytes, (double)(measured_to - measured_from) / NS_PER_S, measured_cpu_share);
  fflush(stdout);
}

static int all_hold(uint32_t final) {
  for (long i = 0; i < count; i++)
    if (viewers[i].standing != GONE && viewers[i].seq != final) return 0;
  return 1;
}

static void stall(int stop) {
  for (long i = count - stalling; i < count; i++) {
    if (viewers[i].standing == GONE) continue;
    if (stop) epoll_ctl(poll_fd, EPOLL_CTL_DEL, viewers[i].fd, NULL);
    else watch(&viewers[i], EPOLL_CTL_ADD);
  }
}

int view(void) {
  count = number_option("--count", 1), stalling = number_option("--stalling", 0);
  port = number_option("--port", 0), path = text_option("--path", "/"), protocol = text_option("--protocol", NULL);
  opening = message_option("--open"), answer = answer_option();
  long dialled = 0, joining_max = number_option("--at-once", 0) ? count : JOINING_MAX, final = -1;
  int told = 0;
  int64_t began = now_ns();
  viewers = calloc(count, sizeof *viewers);
  poll_fd = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event commands = {.events = EPOLLIN, .data.u64 = UINT64_MAX}, events[512];
  if (epoll_ctl(poll_fd, EPOLL_CTL_ADD, STDIN_FILENO, &commands) < 0) die("standard input");
  for (long i = count - stalling; i < count; i++) viewers[i].stalling = 1;
  for (;;) {
    while (dialled < count && dialled - joined - gone < joining_max) start_dial(&viewers[dialled++]);
    nanosleep(&(struct timespec){.tv_nsec = REST_NS}, NULL);
    int ready = epoll_wait(poll_fd, events, 512, 100);
    for (int i = 0; i < ready; i++)
      if (events[i].data.u64 != UINT64_MAX) serve(&viewers[events[i].data.u64], events[i].events);
    if (!told && (joined + gone >= count || now_ns() - began > JOINING_NS)) {
      told = 1;
      print_joined();
    }
    for (const char *line; (line = command_read()) != NULL;) {
      if (strcmp(line, "measure") == 0) measure();
      else if (strcmp(line, "pause") == 0) pause_measure();
      else if (strcmp(line, "stall") == 0) stall(1);
      else if (strcmp(line, "go-on") == 0) stall(0);
      else if (sscanf(line, "final %ld", &final) == 1) last_value_at = asked_final_at = now_ns();
    }
    int64_t now = now_ns();
    if (final >= 0 && (all_hold(final) || now - last_value_at > QUIET_NS || now - asked_final_at > FINAL_NS)) {
      report(final);
      return 0;
    }
  }
}
