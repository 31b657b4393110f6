package org.wsmanspec.mock.eventing;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;

/** The event log: some channels, of which the latest records are kept (MS-WSMV 2.2.4). */
public final class EventLog implements EventResource {

  /** The channels. */
  public static final List<String> CHANNELS =
      List.of("Application", "Security", "Setup", "System", "ForwardedEvents", "WSPEC");

  private static final List<String> DIALECTS =
      List.of(Uris.DIALECT_EVENT_QUERY, Uris.DIALECT_XPATH, Uris.DIALECT_EVENT_ROOT_XPATH);
  private static final int MAXIMUM_EVENT_ID = 65_535;
  private static final int MAXIMUM_LEVEL = 5;

  private final Clock clock;
  private final Source<LogRecord> source;
  private final Map<String, Long> recordIds = new HashMap<>();

  /**
   * A log with a few records.
   *
   * @param kept how many of the latest records are kept, in all channels together
   */
  EventLog(Clock clock, int kept) {
    this.clock = clock;
    this.source = new Source<>(kept);
    append(new LogEntry("System", "wsmanspec", 12, 4, "The host has started", 0));
    append(new LogEntry("Security", "wsmanspec", 4624, 4, "An account has logged on", 0));
    append(LogEntry.of("The reference endpoint has started"));
  }

  /** The declared name of a channel, whatever the case. */
  static Optional<String> channel(String name) {
    return CHANNELS.stream().filter(c -> c.equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Writes an entry; when this returns, every subscription that wants it has it.
   *
   * @throws IllegalArgumentException if there is no such channel, event or level
   */
  public synchronized void append(LogEntry entry) {
    String channel =
        channel(entry.channel())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no channel " + entry.channel() + "; there are " + CHANNELS));
    if (entry.level() < 0 || entry.level() > MAXIMUM_LEVEL) {
      throw new IllegalArgumentException("A level is from 0 to 5, not " + entry.level());
    }
    if (entry.eventId() < 0 || entry.eventId() > MAXIMUM_EVENT_ID) {
      throw new IllegalArgumentException("An event id is from 0 to 65535, not " + entry.eventId());
    }
    long recordId = recordIds.merge(channel, 1L, Long::sum);
    source.publish(
        new LogRecord(
            new LogEntry(
                channel,
                entry.provider(),
                entry.eventId(),
                entry.level(),
                entry.text(),
                entry.size()),
            source.last() + 1,
            recordId,
            clock.instant()));
  }

  Source<LogRecord> source() {
    return source;
  }

  @Override
  public boolean owns(ResourceAddress address) {
    return address.uri().equals(Uris.EVENT_LOG);
  }

  @Override
  public Feed<LogRecord> feed(Call call, ResourceAddress address, Wish wish) {
    if (!address.selectors().isEmpty()) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_SELECTORS,
          "UnexpectedSelectors",
          "The event log as a whole is the resource; it has no selectors");
    }
    if (wish.polymorphism().isPresent()) {
      throw SoapFaultException.of(
          FaultSubcode.POLYMORPHISM_MODE_NOT_SUPPORTED, "Records of the event log have no classes");
    }
    wish.filter().ifPresent(f -> f.requireDialect(DIALECTS));
    Optional<FilterText> query =
        wish.filter().filter(f -> f.dialect().equals(Uris.DIALECT_EVENT_QUERY));
    Predicate<LogRecord> wanted =
        query
            .<Predicate<LogRecord>>map(
                f ->
                    EventQuery.of(
                        f.requireElement(),
                        call.control().options().isTrue("IgnoreChannelError"),
                        clock))
            .orElse(record -> true);
    Predicate<Event> condition =
        wish.filter()
            .filter(f -> XPathFilter.speaks(f.dialect()))
            .<Predicate<Event>>map(XPathFilter::of)
            .orElse(event -> true);
    boolean withText =
        call.control()
            .options()
            .values()
            .getOrDefault("ContentFormat", "raw")
            .equals("renderedtext");
    return new Feed<>(
        source,
        (number, record) ->
            wanted.test(record)
                ? Optional.of(record.event(withText)).filter(condition)
                : Optional.empty(),
        Optional.empty());
  }
}
