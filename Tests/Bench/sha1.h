// SPDX-License-Identifier: Apache-2.0

// SHA-1 as FIPS 180-4 has it, for names of cache files.

#ifndef SHA1_H
#define SHA1_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static inline uint32_t rotated(uint32_t word, int bits) { return word << bits | word >> (32 - bits); }

static inline void sha1_block(uint32_t state[5], const uint8_t *block) {
  uint32_t w[80];
  for (int i = 0; i < 16; i++) {
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16
      | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  }
  for (int i = 16; i < 80; i++) w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (int i = 0; i < 80; i++) {
    uint32_t f, k;
    if (i < 20) f = (b & c) | (~b & d), k = 0x5A827999;
    else if (i < 40) f = b ^ c ^ d, k = 0x6ED9EBA1;
    else if (i < 60) f = (b & c) | (b & d) | (c & d), k = 0x8F1BBCDC;
    else f = b ^ c ^ d, k = 0xCA62C1D6;
    uint32_t next = rotated(a, 5) + f + e + k + w[i];
    e = d, d = c, c = rotated(b, 30), b = a, a = next;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

/// The digest of `length` bytes as 40 hexadecimal digits and a zero.
static inline void sha1_hexadecimal(const char *bytes, size_t length, char digits[41]) {
  uint32_t state[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  size_t done = 0;
  for (; done + 64 <= length; done += 64) sha1_block(state, (const uint8_t *)bytes + done);
  uint8_t tail[128] = {0};
  size_t rest = length - done, padded = rest < 56 ? 64 : 128;
  memcpy(tail, bytes + done, rest);
  tail[rest] = 0x80;
  for (int i = 0; i < 8; i++) tail[padded - 1 - i] = (uint8_t)((uint64_t)length * 8 >> (8 * i));
  for (size_t i = 0; i < padded; i += 64) sha1_block(state, tail + i);
  for (int i = 0; i < 40; i++) digits[i] = "0123456789abcdef"[state[i / 8] >> (28 - i % 8 * 4) & 15];
  digits[40] = 0;
}

#endif
