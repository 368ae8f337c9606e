// SPDX-License-Identifier: Apache-2.0

#ifndef CDUMPS_H
#define CDUMPS_H

/// From here on a crash leaves no file of this process's memory, in which the secrets of the files that were read stand.
///
/// Nor may another process of the same user look into it. A program that it starts is free again.
void cdumps_forbid(void);

#endif
