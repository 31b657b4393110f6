package org.wsmanspec.mock.eventing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/**
 * Something that happened, as a message can carry it.
 *
 * <p>Shared by all subscriptions that want it, so nothing changes it. Thread-safe.
 */
public final class Event {

  private final long number;
  private final String action;
  private final Element content;
  private final Instant time;
  private @Nullable String text;

  /**
   * An event.
   *
   * @param number its position in its source, from 1, growing
   * @param action wsa:Action of a message that carries it alone, and {@code @Action} in a batch
   * @param content the one element of its body; from now on the event's own
   * @param time when it happened
   */
  public Event(long number, String action, Element content, Instant time) {
    this.number = number;
    this.action = action;
    this.content = content;
    this.time = time;
  }

  /** Its position in its source, from 1, growing. */
  public long number() {
    return number;
  }

  /** The Action of a message that carries it alone. */
  public String action() {
    return action;
  }

  /** When it happened. */
  public Instant time() {
    return time;
  }

  /** Appends a copy of its content to an element of another document. */
  public Element copyTo(Element parent) {
    synchronized (content) {
      return Xml.copy(parent, content);
    }
  }

  /** Its content as XML text that stands by itself, with all namespace declarations it needs. */
  public String text() {
    synchronized (content) {
      if (text == null) {
        text = XmlText.of(content);
      }
      return text;
    }
  }

  @Override
  public String toString() {
    return "event " + number + " " + action;
  }
}
