package org.wsmanspec.mock.enumeration;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.cim.CimInstance;

/** An enumeration between its Enumerate and its end: a position, not a list. */
final class OpenEnumeration {

  final String principal;
  final ResourceAddress address;
  final Selection selection;
  final ReentrantLock inUse = new ReentrantLock();

  private final Iterator<CimInstance> rest;
  private final Duration idle;
  private final boolean sliding;
  private @Nullable CimInstance next;
  private volatile Instant expires;
  private volatile String context;

  /**
   * An enumeration.
   *
   * @param idle how long it lives after each use; only if no expiration was asked for
   * @param expires when it ends
   */
  OpenEnumeration(
      String context,
      String principal,
      ResourceAddress address,
      Selection selection,
      Iterator<CimInstance> rest,
      Duration idle,
      boolean sliding,
      Instant expires) {
    this.context = context;
    this.principal = principal;
    this.address = address;
    this.selection = selection;
    this.rest = rest;
    this.idle = idle;
    this.sliding = sliding;
    this.expires = expires;
  }

  /** The next instance, left in its place; empty at the end. */
  Optional<CimInstance> peek() {
    if (next == null && rest.hasNext()) {
      next = rest.next();
    }
    return Optional.ofNullable(next);
  }

  /** Goes past the instance that was peeked at. */
  void advance() {
    next = null;
  }

  /** The context under which it is known now. */
  String context() {
    return context;
  }

  void rename(String to) {
    context = to;
  }

  Instant expires() {
    return expires;
  }

  void expireAt(Instant when) {
    expires = when;
  }

  void touch(Instant now) {
    if (sliding) {
      expires = now.plus(idle);
    }
  }
}
