package org.wsmanspec.mock.eventing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.xpath.Expression;
import org.wsmanspec.mock.xpath.ExpressionException;

/**
 * A query on the event log: {@code QueryList/Query} with {@code Select} and {@code Suppress}, each
 * an XPath on the records of one channel (MS-WSMV 2.2.4; MS-EVEN6 2.2.16).
 *
 * <p>A record is wanted if some query selects and does not suppress it. The context of the XPath is
 * above the event, as in {@code *[System[Level=2]]}; {@code timediff(@SystemTime)} is its age in
 * milliseconds. Not for use by several threads at once.
 */
final class EventQuery implements Predicate<LogRecord> {

  private static final QName PATH = new QName("Path");
  private static final QName NOW = new QName("now");
  private static final QName MILLIS = new QName("millis");
  private static final Pattern AGE = Pattern.compile("timediff\\s*\\(\\s*@SystemTime\\s*\\)");

  private final Clock clock;
  private final List<Query> queries = new ArrayList<>();

  private record Query(List<Path> selects, List<Path> suppresses) {}

  /** An expression for one channel; without an expression for all of the channel. */
  private record Path(String channel, Optional<Expression> expression) {}

  private EventQuery(Clock clock) {
    this.clock = clock;
  }

  /**
   * Prepares a query.
   *
   * @param lenient whether channels that do not exist are no error
   * @throws org.wsmanspec.mock.soap.SoapFaultException CannotProcessFilter
   */
  static EventQuery of(Element list, boolean lenient, Clock clock) {
    require(list, "QueryList");
    EventQuery query = new EventQuery(clock);
    for (Element each : Dom.children(list)) {
      require(each, "Query");
      query.queries.add(read(each, lenient));
    }
    if (query.queries.isEmpty()) {
      throw FilterText.refused("QueryList holds no Query");
    }
    return query;
  }

  private static Query read(Element query, boolean lenient) {
    List<Path> selects = new ArrayList<>();
    List<Path> suppresses = new ArrayList<>();
    for (Element each : Dom.children(query)) {
      String name = String.valueOf(each.getLocalName());
      if (!Set.of("Select", "Suppress").contains(name) || each.getNamespaceURI() != null) {
        throw FilterText.refused("Query holds " + Namespaces.display(Dom.name(each)));
      }
      String path =
          Dom.attribute(each, PATH)
              .or(() -> Dom.attribute(query, PATH))
              .map(String::strip)
              .orElseThrow(() -> FilterText.refused(name + " names no channel: it has no Path"));
      Optional<String> channel = EventLog.channel(path);
      if (channel.isEmpty() && !lenient) {
        throw FilterText.refused("There is no channel '" + path + "'");
      }
      Optional<Expression> expression = expression(each);
      channel.ifPresent(
          c -> (name.equals("Select") ? selects : suppresses).add(new Path(c, expression)));
    }
    if (Dom.children(query).stream().noneMatch(e -> "Select".equals(e.getLocalName()))) {
      throw FilterText.refused("Query has no Select");
    }
    return new Query(selects, suppresses);
  }

  private static void require(Element element, String local) {
    if (element.getNamespaceURI() != null || !local.equals(element.getLocalName())) {
      throw FilterText.refused(
          "An event query is a QueryList of Query elements without namespace, but here is "
              + Namespaces.display(Dom.name(element)));
    }
  }

  private static Optional<Expression> expression(Element element) {
    String text = Dom.text(element);
    if (text.equals("*")) {
      return Optional.empty();
    }
    if (text.isEmpty() || text.startsWith("/")) {
      throw FilterText.refused(
          "The expression of "
              + element.getLocalName()
              + " begins with * or Event, but is '"
              + text
              + "'");
    }
    try {
      return Optional.of(
          Expression.filter(AGE.matcher(text).replaceAll("(/*/@now - @millis)"), element));
    } catch (ExpressionException e) {
      throw FilterText.refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean test(LogRecord record) {
    return queries.stream()
        .anyMatch(
            q ->
                q.selects().stream().anyMatch(p -> holds(p, record))
                    && q.suppresses().stream().noneMatch(p -> holds(p, record)));
  }

  private boolean holds(Path path, LogRecord record) {
    if (!path.channel().equals(record.channel())) {
      return false;
    }
    try {
      return path.expression().isEmpty() || path.expression().get().holds(context(record));
    } catch (ExpressionException e) {
      // What cannot be said of this event is not true of it.
      return false;
    }
  }

  /** The event below an element that knows the time. */
  private Element context(LogRecord record) {
    Element above = Xml.root(new QName("Events"));
    long age = Duration.between(record.time(), clock.instant()).toMillis();
    Xml.attribute(above, NOW, Long.toString(age));
    Element event = record.event(false).copyTo(above);
    for (Element system : Dom.children(event)) {
      for (Element each : Dom.children(system)) {
        if ("TimeCreated".equals(each.getLocalName())) {
          Xml.attribute(each, MILLIS, "0");
        }
      }
    }
    return above;
  }
}
