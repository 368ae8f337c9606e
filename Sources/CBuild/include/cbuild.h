// SPDX-License-Identifier: Apache-2.0

#ifndef CBUILD_H
#define CBUILD_H

/// The commit that the program was built from, as `git describe` names it; empty where nobody said.
const char *cbuild_commit(void);

#endif
