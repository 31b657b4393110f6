package org.wsmanspec.mock.eventing;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.Xml;

/** An entry of the event log with its place there, and the XML that Windows would make of it. */
final class LogRecord {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String[] LEVELS = {
    "LogAlways", "Critical", "Error", "Warning", "Information", "Verbose"
  };

  private final LogEntry entry;
  private final long number;
  private final long recordId;
  private final Instant time;

  /** Kept only as long as somebody has to deliver them: a log of large events would be heavy. */
  private WeakReference<Event> raw = new WeakReference<>(null);

  private WeakReference<Event> rendered = new WeakReference<>(null);

  /**
   * A record.
   *
   * @param entry with the channel's name as it is declared
   * @param number in the log as a whole, from 1
   * @param recordId number in the channel, from 1
   */
  LogRecord(LogEntry entry, long number, long recordId, Instant time) {
    this.entry = entry;
    this.number = number;
    this.recordId = recordId;
    this.time = time;
  }

  String channel() {
    return entry.channel();
  }

  Instant time() {
    return time;
  }

  /**
   * The event, the same for all subscriptions.
   *
   * @param withText whether texts are rendered (MS-WSMV, option ContentFormat)
   */
  synchronized Event event(boolean withText) {
    Event known = (withText ? rendered : raw).get();
    if (known != null) {
      return known;
    }
    Event made = new Event(number, Actions.EVENT, xml(withText), time);
    if (withText) {
      rendered = new WeakReference<>(made);
    } else {
      raw = new WeakReference<>(made);
    }
    return made;
  }

  private Element xml(boolean withText) {
    Element event = Xml.root(name("Event"));
    Element system = Xml.add(event, name("System"));
    Xml.attribute(Xml.add(system, name("Provider")), new QName("Name"), entry.provider());
    Xml.add(system, name("EventID"), Integer.toString(entry.eventId()));
    Xml.add(system, name("Version"), "0");
    Xml.add(system, name("Level"), Integer.toString(entry.level()));
    Xml.add(system, name("Task"), "0");
    Xml.add(system, name("Opcode"), "0");
    Xml.add(system, name("Keywords"), "0x80000000000000");
    Xml.attribute(Xml.add(system, name("TimeCreated")), new QName("SystemTime"), TIME.format(time));
    Xml.add(system, name("EventRecordID"), Long.toString(recordId));
    Xml.add(system, name("Channel"), entry.channel());
    Xml.add(system, name("Computer"), "WSPEC-HOST");
    Element data = Xml.add(event, name("EventData"));
    data(data, "Text", entry.text());
    if (entry.size() > 0) {
      data(data, "Filler", "x".repeat(entry.size()));
    }
    if (withText) {
      Element rendering = Xml.add(event, name("RenderingInfo"));
      Xml.attribute(rendering, new QName("Culture"), Reply.LANGUAGE);
      Xml.add(rendering, name("Message"), entry.text());
      Xml.add(rendering, name("Level"), LEVELS[entry.level()]);
      Xml.add(rendering, name("Channel"), entry.channel());
      Xml.add(rendering, name("Provider"), entry.provider());
    }
    return event;
  }

  private static void data(Element parent, String dataName, String value) {
    Xml.attribute(Xml.add(parent, name("Data"), value), new QName("Name"), dataName);
  }

  /** Without a prefix, as Windows writes events. */
  private static QName name(String local) {
    return new QName(Namespaces.EVENT, local);
  }
}
