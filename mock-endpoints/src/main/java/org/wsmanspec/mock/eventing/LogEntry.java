package org.wsmanspec.mock.eventing;

/**
 * Something to be written to the event log.
 *
 * @param channel one of {@link EventLog#CHANNELS}, in any case
 * @param provider who says it
 * @param eventId which of the provider's events it is, from 0 to 65535
 * @param level 1 critical, 2 error, 3 warning, 4 information, 5 verbose
 * @param text what it says
 * @param size characters of a filler that makes the event large
 */
public record LogEntry(
    String channel, String provider, int eventId, int level, String text, int size) {

  /** Information from the provider {@code wsmanspec} in the channel Application. */
  public static LogEntry of(String text) {
    return new LogEntry("Application", "wsmanspec", 1, 4, text, 0);
  }

  /** The same with another size. */
  public LogEntry withSize(int characters) {
    return new LogEntry(channel, provider, eventId, level, text, characters);
  }
}
