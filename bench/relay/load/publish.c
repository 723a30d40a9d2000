/*
 * One publisher. Commands on standard input, a line each:
 *   rate N    sends N values a second    flat N    sends as fast as they are taken, with at most N on their way
 *   burst N   sends N values, all of them        mark      says how many were sent and taken until now
 *   end       sends the last value, and says which one it is when it was taken, or was not for too long
 * A value counts as taken when the server answered a WebSocket ping behind it, which every server does after what came before.
 */
#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Values behind which a ping goes while flat out: few enough to keep the way full, many enough to cost nothing. */
#define BATCH 32
#define OUT_BYTES (256 * 1024)
/* How long the last value may take to be taken. */
#define END_NS (10 * NS_PER_S)

static int fd, timer_fd;
static struct message frame_of, after;
static struct answer answer;
static size_t stamp_at;
static int joined;
static uint32_t sent, taken, pinged, on_way_max, burst;
static int64_t last_sent_ns;
static uint8_t out[OUT_BYTES], in[OUT_BYTES];
static size_t out_length, in_length;

static void wait_for(short events) {
  struct pollfd one = {.fd = fd, .events = events};
  poll(&one, 1, -1);
}

/* Writes what waits; what the server does not take now stays. */
static void push(void) {
  while (out_length > 0) {
    ssize_t wrote = send(fd, out, out_length, MSG_NOSIGNAL);
    if (wrote < 0 && errno == EAGAIN) return;
    if (wrote < 0) die("the server is gone");
    memmove(out, out + wrote, out_length - wrote);
    out_length -= wrote;
  }
}

static void add(int op, const uint8_t *payload, size_t length) {
  if (out_length + length + FRAME_HEAD_BYTES > OUT_BYTES) die("too much waits");
  out_length += frame_write(out + out_length, op, payload, length, 1);
}

static void add_value(void) {
  last_sent_ns = now_ns();
  stamp_write(frame_of.bytes + stamp_at, ++sent, last_sent_ns);
  add(frame_of.op, frame_of.bytes, frame_of.length);
}

static void add_ping(void) {
  pinged = sent;
  add(OP_PING, (const uint8_t *)&sent, sizeof sent);
}

/* One ping at a time, where time itself sets the pace: servers cut whoever has many unanswered. */
static void add_ping_in_turn(void) {
  if (taken == pinged && sent > pinged) add_ping();
}

/* The board, and the first value, which is there before any viewer. */
static void begin(void) {
  joined = 1;
  struct message seed = message_option("--seed");
  if (seed.length > 0) add(seed.op, seed.bytes, seed.length);
  add_value();
  add_ping();
}

static int begins_with(const struct frame *frame, const struct message *message) {
  return frame->length >= message->length && memcmp(frame->payload, message->bytes, message->length) == 0;
}

static void read_all(void) {
  for (;;) {
    ssize_t got = recv(fd, in + in_length, OUT_BYTES - in_length, MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN) return;
    if (got == 0) errno = 0;
    if (got <= 0) die("the server hung up on the publisher");
    in_length += got;
    size_t done = 0, length;
    struct frame frame;
    while ((length = frame_read(in + done, in_length - done, &frame)) > 0) {
      if (frame.op == OP_PONG && frame.length == sizeof taken) memcpy(&taken, frame.payload, sizeof taken);
      if (frame.op == OP_PING) add(OP_PONG, frame.payload, frame.length);
      if (frame.op == OP_CLOSE) die("the server closed the publisher");
      if (frame.op <= OP_BINARY && !joined && begins_with(&frame, &after)) begin();
      if (frame.op <= OP_BINARY) out_length += answer_to(&answer, &frame, out + out_length, OUT_BYTES - out_length);
      done += length;
    }
    memmove(in, in + done, in_length - done);
    in_length -= done;
  }
}

static void set_rate(long rate) {
  long period = rate > 0 ? NS_PER_S / rate : 0;
  struct itimerspec every = {{period / NS_PER_S, period % NS_PER_S}, {period / NS_PER_S, period % NS_PER_S}};
  timerfd_settime(timer_fd, 0, &every, NULL);
}

static void print_mark(const char *what) {
  printf("%s {\"sent\":%u,\"taken\":%u,\"cpu\":%.3f,\"at\":%.6f}\n", what, sent, taken, (double)cpu_ns() / NS_PER_S,
         (double)now_ns() / NS_PER_S);
  fflush(stdout);
}

static void join(void) {
  fd = dial(number_option("--port", 0), 0);
  wait_for(POLLOUT);
  char request[1024];
  size_t length = upgrade_write(request, sizeof request, text_option("--path", "/"), text_option("--protocol", NULL));
  if (send(fd, request, length, MSG_NOSIGNAL) != (ssize_t)length) die("the server takes no publisher");
  long head = 0;
  while (head == 0) {
    wait_for(POLLIN);
    ssize_t got = recv(fd, in + in_length, OUT_BYTES - in_length, 0);
    if (got <= 0) die("the server hung up on the publisher");
    in_length += got;
    head = upgrade_read(in, in_length);
  }
  if (head < 0) die("the server refused the publisher");
  memmove(in, in + head, in_length - head);
  in_length -= head;
  struct message opening = message_option("--open");
  if (opening.length > 0) add(opening.op, opening.bytes, opening.length);
  if (after.length == 0) begin();
}

int publish(void) {
  frame_of = message_option("--frame"), after = message_option("--after"), answer = answer_option();
  const uint8_t *hole = memmem(frame_of.bytes, frame_of.length, "@@", 2);
  if (hole == NULL || hole + STAMP_BYTES > frame_of.bytes + frame_of.length) die("--frame has no place for a stamp");
  stamp_at = hole - frame_of.bytes;
  timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  join();
  int told = 0, closing = 0, ending = 0;
  for (;;) {
    if (on_way_max > 0 || burst > 0) {
      uint32_t most = on_way_max > 0 ? on_way_max : 256;
      while (out_length < OUT_BYTES / 2 && sent - taken + BATCH <= most && (on_way_max > 0 || burst > 0)) {
        for (int i = 0; i < BATCH && (on_way_max > 0 || burst > 0); i++) {
          add_value();
          if (burst > 0) burst--;
        }
        add_ping();
      }
    }
    push();
    struct pollfd polled[] = {{STDIN_FILENO, POLLIN, 0}, {timer_fd, POLLIN, 0}, {fd, POLLIN | (out_length > 0 ? POLLOUT : 0), 0}};
    poll(polled, 3, closing || ending ? 10 : -1);
    if (polled[2].revents & (POLLIN | POLLHUP | POLLERR)) read_all();
    uint64_t due = 0;
    /* What a server does not even read is not sent: a board that cannot get rid of a reading takes the next. */
    if (polled[1].revents && read(timer_fd, &due, sizeof due) == sizeof due && out_length == 0) {
      for (; due > 0; due--) add_value();
    }
    if (closing && burst == 0) {
      add_value();
      closing = 0;
      ending = 1;
    }
    if (on_way_max == 0 && burst == 0) add_ping_in_turn();
    if (!told && taken >= 1) {
      told = 1;
      print_mark("ready");
    }
    if (ending && (taken == sent || now_ns() - last_sent_ns > END_NS)) {
      print_mark("ended");
      ending = 0;
    }
    if (!(polled[0].revents & (POLLIN | POLLHUP))) continue;
    long number;
    for (const char *line; (line = command_read()) != NULL;) {
      if (sscanf(line, "rate %ld", &number) == 1) set_rate(number);
      else if (sscanf(line, "flat %ld", &number) == 1) on_way_max = number;
      else if (sscanf(line, "burst %ld", &number) == 1) burst = number;
      else if (strcmp(line, "mark") == 0) print_mark("mark");
      else if (strcmp(line, "end") == 0) {
        on_way_max = 0;
        set_rate(0);
        closing = 1;
      }
    }
  }
}
