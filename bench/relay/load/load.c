#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

void die(const char *why) {
  fprintf(stderr, "load: %s%s%s\n", why, errno ? ": " : "", errno ? strerror(errno) : "");
  exit(1);
}

static int64_t ns_of(struct timeval t) { return t.tv_sec * NS_PER_S + t.tv_usec * 1000LL; }

int64_t cpu_ns(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return ns_of(usage.ru_utime) + ns_of(usage.ru_stime);
}

void stamp_write(uint8_t *at, uint32_t seq, int64_t sent_ns) {
  at[0] = at[1] = '@';
  for (int i = 11; i >= 2; i--, seq /= 10) at[i] = '0' + seq % 10;
  at[12] = ':';
  for (int i = 28; i >= 13; i--, sent_ns >>= 4) at[i] = "0123456789abcdef"[sent_ns & 15];
  at[29] = '@';
}

const uint8_t *stamp_find(const uint8_t *bytes, size_t have, uint32_t *seq, int64_t *sent_ns) {
  const uint8_t *end = bytes + have;
  for (const uint8_t *at = bytes; end - at >= STAMP_BYTES; at++) {
    at = memchr(at, '@', end - at);
    if (at == NULL || end - at < STAMP_BYTES) return NULL;
    if (at[1] != '@' || at[12] != ':' || at[29] != '@') continue;
    uint32_t number = 0;
    for (int i = 2; i <= 11; i++) number = number * 10 + (at[i] - '0');
    int64_t sent = 0;
    for (int i = 13; i <= 28; i++) sent = sent << 4 | (at[i] <= '9' ? at[i] - '0' : at[i] - 'a' + 10);
    *seq = number;
    *sent_ns = sent;
    return at + STAMP_BYTES;
  }
  return NULL;
}

size_t frame_read(uint8_t *bytes, size_t have, struct frame *frame) {
  if (have < 2) return 0;
  size_t length = bytes[1] & 127, head = 2;
  if (length == 126) {
    if (have < 4) return 0;
    length = (size_t)bytes[2] << 8 | bytes[3];
    head = 4;
  } else if (length == 127) {
    if (have < 10) return 0;
    length = 0;
    for (int i = 2; i < 10; i++) length = length << 8 | bytes[i];
    head = 10;
  }
  const uint8_t *mask = bytes[1] & 128 ? bytes + head : NULL;
  if (mask != NULL) head += 4;
  if (have < head || have - head < length) return 0;
  *frame = (struct frame){.op = bytes[0] & 15, .payload = bytes + head, .length = length};
  if (mask != NULL)
    for (size_t i = 0; i < length; i++) frame->payload[i] ^= mask[i & 3];
  return head + length;
}

size_t frame_write(uint8_t *to, int op, const uint8_t *payload, size_t length, int masked) {
  /* One key for all frames: whoever unmasks has the same work with it. */
  static const uint8_t key[4] = {0x37, 0xfa, 0x21, 0x3d};
  size_t head = 2;
  to[0] = 0x80 | op;
  if (length < 126) {
    to[1] = length;
  } else if (length < 65536) {
    to[1] = 126;
    to[2] = length >> 8;
    to[3] = length;
    head = 4;
  } else {
    to[1] = 127;
    for (int i = 0; i < 8; i++) to[2 + i] = (uint64_t)length >> (56 - 8 * i);
    head = 10;
  }
  if (masked) {
    to[1] |= 128;
    memcpy(to + head, key, 4);
    head += 4;
    for (size_t i = 0; i < length; i++) to[head + i] = payload[i] ^ key[i & 3];
  } else {
    memcpy(to + head, payload, length);
  }
  return head + length;
}

static int option_count;
static char **option_words;

void options_are(int count, char **words) {
  option_count = count;
  option_words = words;
}

const char *text_option(const char *name, const char *otherwise) {
  for (int i = 0; i + 1 < option_count; i += 2)
    if (strcmp(option_words[i], name) == 0) return option_words[i + 1];
  return otherwise;
}

long number_option(const char *name, long otherwise) {
  const char *text = text_option(name, NULL);
  return text == NULL ? otherwise : atol(text);
}

struct message message_option(const char *name) {
  const char *text = text_option(name, NULL);
  if (text == NULL || strlen(text) < 2) return (struct message){0};
  size_t length = strlen(text + 2) / 2;
  struct message message = {.op = text[0] == 'b' ? OP_BINARY : OP_TEXT, .bytes = malloc(length + 1), .length = length};
  for (size_t i = 0; i < length; i++) {
    unsigned byte = 0;
    sscanf(text + 2 + 2 * i, "%2x", &byte);
    message.bytes[i] = byte;
  }
  return message;
}

struct answer answer_option(void) {
  return (struct answer){.when = message_option("--answer-to"), .with = message_option("--answer")};
}

size_t answer_to(const struct answer *answer, const struct frame *frame, uint8_t *to, size_t room) {
  const struct message *when = &answer->when, *with = &answer->with;
  if (when->length == 0 || frame->length < when->length || memcmp(frame->payload, when->bytes, when->length) != 0) return 0;
  char text[256];
  const uint8_t *hole = memmem(with->bytes, with->length, "%rev%", 5);
  const uint8_t *rev = memmem(frame->payload, frame->length, "\"rev\":", 6);
  size_t length;
  if (hole == NULL || rev == NULL) {
    length = with->length;
    memcpy(text, with->bytes, length);
  } else {
    size_t before = hole - with->bytes;
    length = snprintf(text, sizeof text, "%.*s%ld%.*s", (int)before, with->bytes, atol((const char *)rev + 6),
                      (int)(with->length - before - 5), hole + 5);
  }
  if (length + FRAME_HEAD_BYTES > room) return 0;
  return frame_write(to, with->op, (const uint8_t *)text, length, 1);
}

int dial(int port, int small) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) die("socket");
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (small) {
    /* Loopback's segments of 64 KiB give each socket megabytes of kernel buffer; Ethernet's give it what a viewer on a LAN has. */
    int segment = 1460, window = 16384;
    setsockopt(fd, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
  }
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) die("connect");
  return fd;
}

size_t upgrade_write(char *to, size_t room, const char *path, const char *protocol) {
  return snprintf(to, room,
                  "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Key: " UPGRADE_KEY "\r\nSec-WebSocket-Version: 13\r\n%s%s%s\r\n",
                  path, protocol == NULL ? "" : "Sec-WebSocket-Protocol: ", protocol == NULL ? "" : protocol,
                  protocol == NULL ? "" : "\r\n");
}

long upgrade_read(const uint8_t *bytes, size_t have) {
  const uint8_t *gap = memmem(bytes, have, "\r\n\r\n", 4);
  if (gap == NULL) return 0;
  long length = gap + 4 - bytes;
  if (memmem(bytes, length, " 101 ", 5) == NULL) return -1;
  return memmem(bytes, length, UPGRADE_ACCEPT, strlen(UPGRADE_ACCEPT)) == NULL ? -1 : length;
}

static size_t step_of(uint64_t ns) {
  if (ns < HISTOGRAM_STEPS) return ns;
  int doubling = 63 - __builtin_clzll(ns) - 6;
  size_t step = (size_t)(doubling + 1) * HISTOGRAM_STEPS + ((ns >> doubling) - HISTOGRAM_STEPS);
  return step < HISTOGRAM_STEPS * HISTOGRAM_DOUBLINGS ? step : HISTOGRAM_STEPS * HISTOGRAM_DOUBLINGS - 1;
}

void histogram_add(struct histogram *h, int64_t ns) {
  h->count++;
  h->of[step_of(ns < 0 ? 0 : ns)]++;
}

double histogram_ms(const struct histogram *h, double share) {
  uint64_t rank = share * h->count, seen = 0;
  for (size_t step = 0; step < HISTOGRAM_STEPS * HISTOGRAM_DOUBLINGS; step++) {
    seen += h->of[step];
    if (seen <= rank) continue;
    size_t doubling = step / HISTOGRAM_STEPS;
    double ns = doubling == 0 ? step : (double)(HISTOGRAM_STEPS + step % HISTOGRAM_STEPS + 0.5) * (1ULL << (doubling - 1));
    return ns / NS_PER_MS;
  }
  return 0;
}

const char *command_read(void) {
  static char line[256];
  static size_t length;
  char byte;
  for (;;) {
    ssize_t got = read(STDIN_FILENO, &byte, 1);
    if (got == 0) exit(0);
    if (got < 0) return NULL;
    if (byte == '\n') {
      line[length] = 0;
      length = 0;
      return line;
    }
    if (length < sizeof line - 1) line[length++] = byte;
  }
}

/* Every socket is a descriptor: as many as the system allows to this user. */
static void raise_limit(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int main(int count, char **words) {
  const char *mode = count > 1 ? words[1] : "";
  raise_limit();
  if (strcmp(mode, "run") == 0 && count > 2) {
    execvp(words[2], words + 2);
    die(words[2]);
  }
  options_are(count - 2, words + 2);
  fcntl(STDIN_FILENO, F_SETFL, fcntl(STDIN_FILENO, F_GETFL) | O_NONBLOCK);
  if (strcmp(mode, "view") == 0) return view();
  if (strcmp(mode, "publish") == 0) return publish();
  if (strcmp(mode, "floor") == 0) return floor_server();
  if (strcmp(mode, "get") == 0) return get();
  fprintf(stderr, "load view|publish|floor|get --option value …, or load run COMMAND …\n");
  return 2;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

void sort_sizes(double *sizes, size_t count) { qsort(sizes, count, sizeof *sizes, by_size); }

void acknowledge_at_once(int fd) {
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}
