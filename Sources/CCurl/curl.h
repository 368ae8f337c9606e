// SPDX-License-Identifier: Apache-2.0

// libcurl's functions that take anything, once for each type that awsprof-signin gives them: Swift imports no variadics.

#ifndef AWSPROF_CURL_H
#define AWSPROF_CURL_H

#include <curl/curl.h>

typedef size_t (*ccurl_sink)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_sink(CURL *handle, CURLoption option, ccurl_sink sink) {
  return curl_easy_setopt(handle, option, sink);
}

static inline CURLcode ccurl_set_context(CURL *handle, CURLoption option, void *context) {
  return curl_easy_setopt(handle, option, context);
}

static inline long ccurl_status(CURL *handle) {
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

// The status of the answer to CONNECT, so that a proxy that refuses can be told.
static inline long ccurl_proxy_status(CURL *handle) {
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_HTTP_CONNECTCODE, &status);
  return status;
}

// The library that is there when the program runs; the macro is none that Swift can import.
static inline const curl_version_info_data *ccurl_version(void) {
  return curl_version_info(CURLVERSION_NOW);
}

#endif
