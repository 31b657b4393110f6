package org.wsmanspec.mock.eventing;

import java.util.Map;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimStatus;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.MethodCall;
import org.wsmanspec.mock.cim.MethodResult;
import org.wsmanspec.mock.cim.ObjectManager;

/** Lets a client of the endpoint make events happen: the methods of {@code WSPEC_EventSource}. */
final class EventSourceMethods {

  /** The class of the sample repository. */
  static final String CLASS = "WSPEC_EventSource";

  private static final String TICK = "WSPEC_TickEvent";
  private static final int MOST = 1_000_000;
  private static final int LARGEST = 200_000;

  private final EventSources sources;

  private EventSourceMethods(EventSources sources) {
    this.sources = sources;
  }

  /** Implements the methods, if the repository has the class. */
  static void register(ObjectManager manager, EventSources sources) {
    String namespace = ObjectManager.DEFAULT_NAMESPACE;
    if (manager.findClass(namespace, CLASS).isEmpty()) {
      return;
    }
    EventSourceMethods methods = new EventSourceMethods(sources);
    manager.setMethod(namespace, CLASS, "Raise", methods::raise);
    manager.setMethod(namespace, CLASS, "Lose", methods::lose);
    manager.setMethod(namespace, CLASS, "Cancel", methods::cancel);
  }

  /** Each event is a record of the log, a change of the instance, and an indication. */
  private MethodResult raise(MethodCall call) throws InterruptedException {
    int count = number(call, "Count", 1, MOST);
    String text = text(call, "Text", "An event");
    int size = number(call, "Size", 0, LARGEST);
    String channel = text(call, "Channel", "Application");
    int level = number(call, "Level", 4, MOST);
    int eventId = number(call, "EventID", 1, MOST);
    for (int i = 0; i < count; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        sources.log().append(new LogEntry(channel, "wsmanspec", eventId, level, text, size));
      } catch (IllegalArgumentException e) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            CimException.Problem.BAD_VALUE,
            "Channel",
            String.valueOf(e.getMessage()));
      }
      CimInstance after =
          call.manager()
              .update(
                  call.path(),
                  before ->
                      Map.of(
                          "Raised", CimValue.of(CimType.UINT32, raised(before) + 1),
                          "LastText", CimValue.of(text)));
      sources.raise(
          call.path().namespace(),
          CimInstance.of(TICK)
              .set("Number", CimType.UINT32, raised(after))
              .set("Text", text)
              .build());
    }
    return call.returns(0);
  }

  private static long raised(CimInstance instance) {
    return instance.text("Raised").map(Long::parseLong).orElse(0L);
  }

  private MethodResult lose(MethodCall call) {
    sources.lose(number(call, "Count", 1, MOST));
    return call.returns(0);
  }

  private MethodResult cancel(MethodCall call) {
    String status = text(call, "Status", "SourceCancelling");
    EndStatus known =
        EndStatus.of(status)
            .orElseThrow(
                () ->
                    new CimException(
                        CimStatus.INVALID_PARAMETER,
                        CimException.Problem.BAD_VALUE,
                        "Status",
                        "There is no status '" + status + "' of a SubscriptionEnd"));
    sources.cancel(known, text(call, "Reason", "As asked"));
    return call.returns(0);
  }

  private static String text(MethodCall call, String name, String otherwise) {
    return call.given(name).flatMap(CimValue::text).orElse(otherwise);
  }

  private static int number(MethodCall call, String name, int otherwise, int most) {
    long value =
        call.given(name).flatMap(CimValue::text).map(Long::parseLong).orElse((long) otherwise);
    if (value > most) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          CimException.Problem.BAD_VALUE,
          name,
          name + " is at most " + most);
    }
    return (int) value;
  }
}
