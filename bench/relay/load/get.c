/*
 * Asks for one path again and again over connections that stay open, at a rate, each with one request on its way. Says "ready" when it asks;
 * the command "end" on standard input makes it report and end.
 */
#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* How often the rate is looked at: requests of one step go out together. */
#define STEP_NS NS_PER_MS
#define ANSWER_BYTES (256 * 1024)

struct asker {
  int fd;
  int64_t asked;
  size_t length;
  uint8_t *answer;
};

static struct asker *askers;
static struct asker **idle;
static long idle_count, answered, refused;
static struct histogram took;

/* The whole length of the answer at the front, 0 while it is not known or not there. */
static size_t whole_answer(const uint8_t *bytes, size_t have) {
  const uint8_t *gap = memmem(bytes, have, "\r\n\r\n", 4);
  if (gap == NULL) return 0;
  const char *field = memmem(bytes, gap - bytes, "ontent-", 7);
  for (; field != NULL; field = memmem(field + 1, (const char *)gap - field - 1, "ontent-", 7))
    if (strncasecmp(field, "ontent-length:", 14) == 0) break;
  if (field == NULL) die("an answer says no length");
  size_t whole = gap + 4 - bytes + atol(field + 14);
  return have >= whole ? whole : 0;
}

static void read_answer(struct asker *asker) {
  ssize_t got = recv(asker->fd, asker->answer + asker->length, ANSWER_BYTES - asker->length, MSG_DONTWAIT);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) die("the server hung up on a request");
  asker->length += got;
  if (whole_answer(asker->answer, asker->length) == 0) return;
  histogram_add(&took, now_ns() - asker->asked);
  answered++;
  if (memcmp(asker->answer, "HTTP/1.1 200", 12) != 0) refused++;
  asker->length = 0;
  idle[idle_count++] = asker;
}

int get(void) {
  long count = number_option("--connections", 32), rate = number_option("--rate", 1000), port = number_option("--port", 0), asked = 0;
  char request[1024];
  int length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%ld\r\n\r\n", text_option("--path", "/"), port);
  int poll_fd = epoll_create1(EPOLL_CLOEXEC), timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[256];
  epoll_ctl(poll_fd, EPOLL_CTL_ADD, timer, &event);
  askers = calloc(count, sizeof *askers), idle = calloc(count, sizeof *idle);
  for (long i = 0; i < count; i++) {
    askers[i] = (struct asker){.fd = dial(port, 0), .answer = malloc(ANSWER_BYTES)};
    struct pollfd dialled = {.fd = askers[i].fd, .events = POLLOUT};
    poll(&dialled, 1, -1);
    event.data.ptr = idle[idle_count++] = &askers[i];
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, askers[i].fd, &event);
  }
  struct itimerspec every = {{0, STEP_NS}, {0, STEP_NS}};
  timerfd_settime(timer, 0, &every, NULL);
  printf("ready {}\n");
  fflush(stdout);
  int64_t began = now_ns(), cpu_began = cpu_ns();
  for (;;) {
    int ready = epoll_wait(poll_fd, events, 256, 100);
    for (int i = 0; i < ready; i++)
      if (events[i].data.ptr != NULL) read_answer(events[i].data.ptr);
    /* One that is behind asks again at once and does not wait for the next step. */
    uint64_t steps;
    (void)!read(timer, &steps, sizeof steps);
    double passed = (double)(now_ns() - began) / NS_PER_S;
    /* A server that answers more slowly is asked by all connections without a pause, and the report says what came of it. */
    while (idle_count > 0 && asked < rate * passed) {
      struct asker *asker = idle[--idle_count];
      asker->asked = now_ns();
      if (send(asker->fd, request, length, MSG_NOSIGNAL) != length) die("a request could not be sent");
      asked++;
    }
    for (const char *line; (line = command_read()) != NULL;) {
      if (strcmp(line, "end") != 0) continue;
      double seconds = (double)(now_ns() - began) / NS_PER_S;
      printf("report {\"answered\":%ld,\"refused\":%ld,\"perSecond\":%.1f,\"p50\":%.4f,\"p99\":%.4f,\"cpu\":%.3f}\n", answered, refused,
             answered / seconds, histogram_ms(&took, 0.5), histogram_ms(&took, 0.99), (double)(cpu_ns() - cpu_began) / (seconds * NS_PER_S));
      fflush(stdout);
      return 0;
    }
  }
}
