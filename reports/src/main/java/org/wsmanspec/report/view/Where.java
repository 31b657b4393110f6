package org.wsmanspec.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Location.Side;

/** Places for people. */
public final class Where {

  private Where() {}

  /** The place in one line, from the scenario inwards; empty if nothing is known of it. */
  public static String text(Location where) {
    List<String> parts = new ArrayList<>();
    where.step().map(StepRef::where).ifPresent(parts::add);
    where.source().ifPresent(parts::add);
    String side = where.side() == Side.EXCHANGE ? "" : where.side().name().toLowerCase(Locale.ROOT);
    where
        .exchange()
        .ifPresentOrElse(
            e -> parts.add("exchange " + e + (side.isEmpty() ? "" : ", " + side)),
            () -> {
              if (!side.isEmpty()) {
                parts.add(side);
              }
            });
    where.xpath().ifPresent(parts::add);
    return Printable.line(String.join(" · ", parts));
  }
}
