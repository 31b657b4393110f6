package org.wsmanspec.suite.check.eventing;

import org.wsmanspec.message.vocabulary.Uris;

/** How events are delivered (DSP0226 10.2.9). */
enum Mode {
  PUSH(Uris.MODE_PUSH),
  PUSH_WITH_ACK(Uris.MODE_PUSH_WITH_ACK),
  EVENTS(Uris.MODE_EVENTS),
  PULL(Uris.MODE_PULL),
  /** One of a vendor's, of which nothing is known. */
  OTHER("");

  private final String uri;

  Mode(String uri) {
    this.uri = uri;
  }

  static Mode of(String uri) {
    for (Mode mode : values()) {
      if (mode.uri.equals(uri)) {
        return mode;
      }
    }
    return OTHER;
  }

  String uri() {
    return uri;
  }

  /** Whether the source sends, and does not wait to be asked. */
  boolean pushes() {
    return this == PUSH || acknowledged();
  }

  /** Whether the sink acknowledges each delivery. */
  boolean acknowledged() {
    return this == PUSH_WITH_ACK || this == EVENTS;
  }
}
