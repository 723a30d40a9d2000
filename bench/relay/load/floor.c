/*
 * The least that a server can do for its viewers: one send(2) each of the newest value, and nothing else. Whoever sends a frame with a stamp
 * is the publisher, whoever sends another listens.
 */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONNECTIONS_MAX 65536
#define FRAME_BYTES 2048

struct connection {
  uint8_t open, listens, blocked, behind;
  /* What the socket did not take of a frame. */
  uint8_t rest[FRAME_BYTES];
  size_t rest_length;
  uint8_t *part;
  size_t part_length;
};

static struct connection *connections[CONNECTIONS_MAX];
static int listening[CONNECTIONS_MAX], listeners;
static int poll_fd;
static uint8_t newest[FRAME_BYTES];
static size_t newest_length;
static int changed;

static void drop(int fd) {
  for (int i = 0; i < listeners; i++)
    if (listening[i] == fd) listening[i] = listening[--listeners];
  free(connections[fd]->part);
  free(connections[fd]);
  connections[fd] = NULL;
  close(fd);
}

static void write_newest(int fd) {
  struct connection *connection = connections[fd];
  if (connection->blocked) {
    connection->behind = 1;
    return;
  }
  ssize_t wrote = send(fd, newest, newest_length, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (wrote == (ssize_t)newest_length || (wrote < 0 && errno != EAGAIN)) return;
  connection->blocked = 1;
  connection->behind = wrote < 0;
  connection->rest_length = wrote < 0 ? 0 : newest_length - wrote;
  if (wrote > 0) memcpy(connection->rest, newest + wrote, connection->rest_length);
}

static void write_rest(int fd) {
  struct connection *connection = connections[fd];
  if (!connection->blocked) return;
  if (connection->rest_length > 0) {
    ssize_t wrote = send(fd, connection->rest, connection->rest_length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (wrote < 0) return;
    connection->rest_length -= wrote;
    memmove(connection->rest, connection->rest + wrote, connection->rest_length);
    if (connection->rest_length > 0) return;
  }
  connection->blocked = 0;
  if (connection->behind) {
    connection->behind = 0;
    write_newest(fd);
  }
}

static void hear(int fd, struct frame *frame) {
  struct connection *connection = connections[fd];
  uint32_t seq;
  int64_t sent;
  if (frame->op == OP_PING) {
    uint8_t pong[FRAME_HEAD_BYTES + 125];
    send(fd, pong, frame_write(pong, OP_PONG, frame->payload, frame->length, 0), MSG_NOSIGNAL | MSG_DONTWAIT);
  } else if (frame->op <= OP_BINARY && frame->length < FRAME_BYTES - FRAME_HEAD_BYTES &&
             stamp_find(frame->payload, frame->length, &seq, &sent) != NULL) {
    newest_length = frame_write(newest, frame->op, frame->payload, frame->length, 0);
    changed = 1;
  } else if (frame->op <= OP_BINARY && !connection->listens) {
    connection->listens = 1;
    listening[listeners++] = fd;
    if (newest_length > 0) write_newest(fd);
  }
}

static size_t digest(int fd, uint8_t *bytes, size_t have) {
  size_t done = 0, length;
  if (!connections[fd]->open) {
    const uint8_t *gap = memmem(bytes, have, "\r\n\r\n", 4);
    if (gap == NULL) return 0;
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Accept: " UPGRADE_ACCEPT "\r\n\r\n";
    send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL);
    connections[fd]->open = 1;
    done = gap + 4 - bytes;
  }
  struct frame frame;
  while ((length = frame_read(bytes + done, have - done, &frame)) > 0) {
    hear(fd, &frame);
    done += length;
  }
  return done;
}

static void read_all(int fd) {
  static uint8_t buffer[256 * 1024];
  struct connection *connection = connections[fd];
  size_t kept = connection->part_length;
  memcpy(buffer, connection->part, kept);
  ssize_t got = recv(fd, buffer + kept, sizeof buffer - kept, MSG_DONTWAIT);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) return drop(fd);
  size_t have = kept + got, done = digest(fd, buffer, have);
  connection->part_length = have - done;
  connection->part = realloc(connection->part, connection->part_length + 1);
  memcpy(connection->part, buffer + done, connection->part_length);
}

static void accept_all(int server) {
  int fd, on = 1;
  while ((fd = accept4(server, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connections[fd] = calloc(1, sizeof **connections);
    connections[fd]->part = malloc(1);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.fd = fd};
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, fd, &event);
  }
}

int floor_server(void) {
  int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  if (bind(server, (struct sockaddr *)&at, sizeof at) < 0 || listen(server, 4096) < 0) die("listen");
  getsockname(server, (struct sockaddr *)&at, &size);
  poll_fd = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = server}, events[512];
  epoll_ctl(poll_fd, EPOLL_CTL_ADD, server, &event);
  printf("listening %d\n", ntohs(at.sin_port));
  fflush(stdout);
  for (;;) {
    int ready = epoll_wait(poll_fd, events, 512, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == server) accept_all(server);
      else if (connections[fd] != NULL) {
        write_rest(fd);
        if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) read_all(fd);
      }
    }
    if (changed) {
      changed = 0;
      for (int i = 0; i < listeners; i++) write_newest(listening[i]);
    }
  }
}
