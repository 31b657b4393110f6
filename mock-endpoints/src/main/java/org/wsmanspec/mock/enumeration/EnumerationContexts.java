package org.wsmanspec.mock.enumeration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** All open enumerations, boundedly many, and for a while the names of those that expired. */
public final class EnumerationContexts {

  private static final int MAXIMUM_REMEMBERED = 1_000;

  private final Clock clock;
  private final Settings settings;
  private final Map<String, OpenEnumeration> open = new ConcurrentHashMap<>();
  private final Map<String, Instant> expired =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MAXIMUM_REMEMBERED;
        }
      };

  /**
   * Bounds.
   *
   * @param maximumOpen enumerations open at a time
   * @param idle how long one lives without use where the client states no expiration
   * @param maximumExpires the longest expiration that is granted
   * @param remembered how long the context of an expired one is answered with wsen:TimedOut
   */
  public record Settings(
      int maximumOpen, Duration idle, Duration maximumExpires, Duration remembered) {}

  public EnumerationContexts(Clock clock, Settings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  Settings settings() {
    return settings;
  }

  /** How many are open. */
  public int size() {
    return open.size();
  }

  /** Ends those whose time is over. */
  public void sweep() {
    Instant now = clock.instant();
    List<String> over = new ArrayList<>();
    open.values()
        .removeIf(
            e -> {
              boolean done = !e.inUse.isLocked() && !e.expires().isAfter(now);
              if (done) {
                over.add(e.context());
              }
              return done;
            });
    synchronized (expired) {
      over.forEach(context -> expired.put(context, now));
      expired.values().removeIf(at -> at.plus(settings.remembered()).isBefore(now));
    }
  }

  /**
   * Keeps a new enumeration.
   *
   * @throws SoapFaultException QuotaLimit if too many are open
   */
  synchronized OpenEnumeration keep(Function<String, OpenEnumeration> make) {
    if (open.size() >= settings.maximumOpen()) {
      sweep();
    }
    if (open.size() >= settings.maximumOpen()) {
      throw SoapFaultException.of(
          FaultSubcode.QUOTA_LIMIT,
          settings.maximumOpen() + " enumerations are open, which is the limit; try again later");
    }
    OpenEnumeration made = make.apply("uuid:" + UUID.randomUUID());
    open.put(made.context(), made);
    return made;
  }

  /**
   * Takes hold of an enumeration; to be given back with {@link #unlock}.
   *
   * @throws SoapFaultException InvalidEnumerationContext, wsen:TimedOut, AccessDenied or
   *     Concurrency
   */
  OpenEnumeration lock(String context, String principal) {
    OpenEnumeration found = find(context, principal);
    if (!found.inUse.tryLock()) {
      throw SoapFaultException.of(
          FaultSubcode.CONCURRENCY, "Another request is using this enumeration context");
    }
    if (!open.containsKey(context)) {
      found.inUse.unlock();
      throw invalid();
    }
    return found;
  }

  void unlock(OpenEnumeration enumeration) {
    enumeration.touch(clock.instant());
    enumeration.inUse.unlock();
  }

  private OpenEnumeration find(String context, String principal) {
    OpenEnumeration found = open.get(context);
    Instant now = clock.instant();
    if (found == null || (!found.inUse.isLocked() && !found.expires().isAfter(now))) {
      sweep();
      synchronized (expired) {
        if (expired.containsKey(context)) {
          throw SoapFaultException.of(
              FaultSubcode.ENUMERATION_TIMED_OUT, "The enumeration has expired");
        }
      }
      throw invalid();
    }
    if (!found.principal.equals(principal)) {
      throw SoapFaultException.of(
          FaultSubcode.ACCESS_DENIED, "The enumeration belongs to another user");
    }
    return found;
  }

  /** InvalidEnumerationContext. */
  static SoapFaultException invalid() {
    return SoapFaultException.of(
        FaultSubcode.INVALID_ENUMERATION_CONTEXT,
        "The enumeration context is unknown, released or at its end");
  }

  /** Gives an enumeration that is held another context, in place of the one it has. */
  void rename(OpenEnumeration enumeration) {
    String before = enumeration.context();
    int mark = before.indexOf('#');
    String base = mark < 0 ? before : before.substring(0, mark);
    int count = mark < 0 ? 1 : Integer.parseInt(before.substring(mark + 1)) + 1;
    enumeration.rename(base + "#" + count);
    open.put(enumeration.context(), enumeration);
    open.remove(before);
  }

  /** Ends an enumeration. */
  void end(OpenEnumeration enumeration) {
    open.remove(enumeration.context());
  }
}
