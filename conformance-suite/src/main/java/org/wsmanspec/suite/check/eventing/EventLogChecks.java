package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.cim.CimClassUris;

/** What a Windows event source has to offer (MS-WSMV 3.1.4.1.30 and 3.1.4.6). */
public final class EventLogChecks {

  private static final String BOOKMARKS = "MS-WSMV-3.1.4.1.30.2-2";
  private static final String RETRY = "MS-WSMV-3.1.4.1.30.2-3";
  private static final String DIALECT = "MS-WSMV-3.1.4.1.30.5-1";
  private static final String QUERY_LIST = "MS-WSMV-3.1.4.1.30.5-2";
  private static final String MODES = "MS-WSMV-3.1.4.6-1";
  private static final String INDICATIONS = "MS-WSMV-3.1.4.6-2";

  private EventLogChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "eventing/event-log",
            List.of(BOOKMARKS, RETRY, DIALECT, MODES),
            (r, sink) -> wanted(r).filter(w -> ofLog(r)).ifPresent(w -> log(r, w, sink))),
        Check.ofReplies(
            "eventing/indication-class",
            List.of(INDICATIONS),
            (r, sink) -> wanted(r).ifPresent(w -> indications(r, sink))),
        Check.ofRequests("eventing/query-list", List.of(QUERY_LIST), EventLogChecks::queryList));
  }

  private static Optional<Wanted> wanted(Reply reply) {
    return SubscribeChecks.subscribe(reply).flatMap(a -> Wanted.in(a.envelope()));
  }

  private static Optional<String> resource(Reply reply) {
    return reply.asked().flatMap(a -> a.envelope().resourceUri());
  }

  private static boolean ofLog(Reply reply) {
    return resource(reply).filter(Uris.EVENT_LOG::equals).isPresent();
  }

  private static boolean says(Reply reply, FaultSubcode subcode) {
    return reply
        .fault()
        .flatMap(Fault::subcode)
        .flatMap(FaultSubcode::of)
        .filter(s -> s == subcode)
        .isPresent();
  }

  private static void log(Reply reply, Wanted wanted, FindingSink sink) {
    if (wanted.mode() != Mode.OTHER) {
      offered(
          reply,
          MODES,
          says(reply, FaultSubcode.DELIVERY_MODE_REQUESTED_UNAVAILABLE),
          "delivery mode " + wanted.mode().uri(),
          sink);
    }
    if (wanted.sendBookmarks()) {
      boolean refused =
          says(reply, FaultSubcode.UNSUPPORTED_FEATURE)
              && reply
                  .fault()
                  .flatMap(Fault::faultDetailName)
                  .filter("Bookmarks"::equals)
                  .isPresent();
      offered(reply, BOOKMARKS, refused, "wsman:SendBookmarks", sink);
    }
    boolean eventQuery =
        wanted
            .filter()
            .flatMap(f -> Dom.attribute(f, Names.DIALECT))
            .map(String::strip)
            .filter(Uris.DIALECT_EVENT_QUERY::equals)
            .isPresent();
    if (eventQuery) {
      boolean refused =
          says(reply, FaultSubcode.FILTERING_REQUESTED_UNAVAILABLE)
              || says(reply, FaultSubcode.EVENTING_FILTERING_NOT_SUPPORTED);
      offered(reply, DIALECT, refused, "a filter in dialect eventquery", sink);
    }
    retry(reply, wanted, sink);
  }

  private static void offered(
      Reply reply, String requirement, boolean refused, String what, FindingSink sink) {
    if (refused) {
      sink.broken(
          requirement,
          what + ", which the event log has to offer",
          "fault " + reply.fault().map(Fault::summary).orElse(""),
          reply.place(),
          "");
    } else if (!reply.isFault()) {
      sink.held(requirement, reply.place());
    }
  }

  private static void retry(Reply reply, Wanted wanted, FindingSink sink) {
    Optional<Wanted.Retry> retry = wanted.retry();
    if (retry.isEmpty() || retry.get().interval().isZero() == (retry.get().total() == 0)) {
      return;
    }
    if (reply.isFault()) {
      sink.held(RETRY, reply.place());
    } else {
      sink.broken(
          RETRY,
          "a fault, since one of interval and Total is zero and the other is not",
          "a success with " + retry.get().total() + " tries every " + retry.get().interval(),
          reply.place(),
          "");
    }
  }

  private static void indications(Reply reply, FindingSink sink) {
    boolean indication =
        resource(reply)
            .filter(CimClassUris::is)
            .filter(u -> u.matches(".*/(CIM_Inst[A-Z][a-z]+|__Instance[A-Za-z]+Event)"))
            .isPresent();
    if (!indication) {
      return;
    }
    if (!reply.isFault()) {
      sink.held(INDICATIONS, reply.place());
    } else if (says(reply, FaultSubcode.ACTION_NOT_SUPPORTED)) {
      sink.broken(
          INDICATIONS,
          "a subscription to the indication class",
          "fault " + reply.fault().map(Fault::summary).orElse(""),
          reply.place(),
          "");
    }
  }

  private static void queryList(Asked asked, FindingSink sink) {
    Optional<Element> filter =
        Wanted.in(asked.envelope())
            .flatMap(Wanted::filter)
            .filter(
                f ->
                    Dom.attribute(f, Names.DIALECT)
                        .map(String::strip)
                        .filter(Uris.DIALECT_EVENT_QUERY::equals)
                        .isPresent());
    if (filter.isEmpty()) {
      return;
    }
    List<Element> children = Dom.children(filter.get());
    boolean one = children.size() == 1 && children.get(0).getLocalName().equals("QueryList");
    // Tools write the list as text, too.
    boolean text = children.isEmpty() && Dom.text(filter.get()).startsWith("<QueryList");
    if (one || text) {
      sink.held(QUERY_LIST, asked.at(filter.get()));
    } else {
      sink.broken(
          QUERY_LIST,
          "one QueryList in the filter",
          children.isEmpty()
              ? "none"
              : children.size() + " elements, the first " + children.get(0).getLocalName(),
          asked.at(filter.get()),
          "");
    }
  }
}
