// SPDX-License-Identifier: Apache-2.0

// The pages that the relocation is about to write, all at once.
//
// The file has 50,000 addresses of the Swift libraries on 160 pages, and before `main` each of them is moved to where the
// program is this time. At its first write a page is copied, and each copy is a fault of its own: a quarter of the time of
// `awsprof prompt`. So the kernel is asked for them in a call or three before the C library begins. A kernel that does not
// know how (Linux before 5.14) says so, nobody listens, and the faults come one by one.

#include "cstartup.h"

#if defined(__linux__) && defined(__GLIBC__) && defined(AWSPROF_STATIC) && defined(__x86_64__)

#include <elf.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

#define PAGE ((uintptr_t)4096)
/// Fewer pages in a row are not worth a call.
#define FEW 8

/// The file as it is in memory, and its dynamic section.
extern const char image[] __asm__("__ehdr_start") __attribute__((visibility("hidden")));
extern const Elf64_Dyn dynamic[] __asm__("_DYNAMIC") __attribute__((visibility("hidden")));

/// The pages from that of one place of the image to that of another.
static inline void populate(uintptr_t first, uintptr_t last) {
  first &= ~(PAGE - 1);
  uintptr_t size = (last & ~(PAGE - 1)) + PAGE - first;
  if (size < FEW * PAGE) return;
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"((long)SYS_madvise), "D"(image + first), "S"(size), "d"((long)MADV_POPULATE_WRITE)
                   : "rcx", "r11", "memory");
  (void)result;
}

/// Runs before anything of the C library: nothing here is relocated, and there is no thread to keep a canary in.
__attribute__((used, no_stack_protector, visibility("hidden"))) void cstartup_populate(void) {
  const uint64_t *entries = 0;
  uint64_t count = 0;
  for (const Elf64_Dyn *entry = dynamic; entry->d_tag != DT_NULL; entry++) {
    if (entry->d_tag == DT_RELR) entries = (const uint64_t *)(image + entry->d_un.d_ptr);
    if (entry->d_tag == DT_RELRSZ) count = entry->d_un.d_val / sizeof *entries;
  }
  if (count == 0) return;
  // An even entry is the address of a word, each odd one after it has a bit for each of the next 63 (the generic ABI's DT_RELR).
  uint64_t address = 0;
  uintptr_t first = entries[0];
  for (uint64_t index = 1; index <= count; index++) {
    if (index < count && entries[index] & 1) continue;
    uintptr_t end = entries[address] + (index - address - 1) * 63 * sizeof(uint64_t);
    if (index == count || entries[index] > end + PAGE) {
      populate(first, end);
      first = index < count ? entries[index] : 0;
    }
    address = index;
  }
}

// What the kernel jumps to; the stack and what rdx says are the C library's.
__asm__(
    ".globl cstartup_entry\n"
    ".type cstartup_entry, @function\n"
    "cstartup_entry:\n"
    "  pushq %rdx\n"
    "  subq $8, %rsp\n"
    "  call cstartup_populate\n"
    "  addq $8, %rsp\n"
    "  popq %rdx\n"
    "  jmp _start\n");

#endif
