// SPDX-License-Identifier: Apache-2.0

// libFuzzer as a library: the driver without a main of its own.

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*target)(const uint8_t *bytes, size_t length));
