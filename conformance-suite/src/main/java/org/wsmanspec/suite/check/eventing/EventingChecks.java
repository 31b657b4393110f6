package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.suite.check.Check;

/** All checks of eventing that concern the source. */
public final class EventingChecks {

  private EventingChecks() {}

  /** The checks of this area. */
  public static List<Check> all() {
    return Stream.of(
            SubscribeChecks.all(),
            RefusalChecks.all(),
            ManagementChecks.all(),
            DeliveryChecks.all(),
            AcknowledgementChecks.all(),
            BatchChecks.all(),
            HeartbeatChecks.all(),
            BookmarkChecks.all(),
            PullChecks.all(),
            EndChecks.all(),
            DroppedChecks.all(),
            OrderChecks.all(),
            EventLogChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
