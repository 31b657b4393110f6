package org.wsmanspec.mock.powershell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wsmanspec.message.psrp.ErrorCategory;

/** Errors as text. */
final class ErrorText {

  private static final int WIDTH = 60;

  private ErrorText() {}

  /** As the console shows it, lines apart by CR LF. */
  static String of(PsError e) {
    String command =
        e.position().map(PsError.Position::command).filter(c -> !c.isEmpty()).orElse(e.activity());
    if (command.isEmpty() && e.errorId().equals("CommandNotFoundException")) {
      command = PsValues.text(e.target());
    }
    StringBuilder out = new StringBuilder();
    out.append(command.isEmpty() ? "" : command + " : ").append(e.message()).append("\r\n");
    e.position().ifPresent(p -> out.append(position(p)).append("\r\n"));
    out.append("    + CategoryInfo          : ").append(category(e)).append("\r\n");
    out.append("    + FullyQualifiedErrorId : ").append(e.errorId()).append("\r\n");
    return out.append(" ").toString();
  }

  /** Where it happened, in three lines. */
  static String position(PsError.Position p) {
    int from = Math.max(0, p.column() - 1 - WIDTH / 2);
    int to = Math.min(p.text().length(), p.column() - 1 + p.length() + WIDTH / 2);
    String cut =
        (from > 0 ? "... " : "")
            + p.text().substring(Math.min(from, to), to)
            + (to < p.text().length() ? " ..." : "");
    int before = p.column() - 1 - from + (from > 0 ? 4 : 0);
    int marks = Math.max(1, Math.min(p.length(), Math.max(1, to - (p.column() - 1))));
    return "At line:"
        + p.line()
        + " char:"
        + p.column()
        + "\r\n+ "
        + cut
        + "\r\n+ "
        + " ".repeat(Math.max(0, before))
        + "~".repeat(marks);
  }

  /** Its kind in words. */
  static String category(PsError e) {
    return name(e.category())
        + ": ("
        + targetName(e).orElse("")
        + ":"
        + targetType(e).orElse("")
        + ") ["
        + e.activity()
        + "], "
        + e.reason();
  }

  static Optional<String> targetName(PsError e) {
    return e.target() == PsNull.NULL ? Optional.empty() : Optional.of(PsValues.text(e.target()));
  }

  static Optional<String> targetType(PsError e) {
    if (e.target() == PsNull.NULL) {
      return Optional.empty();
    }
    String type = PsValues.typeName(e.target());
    return Optional.of(type.substring(type.lastIndexOf('.') + 1));
  }

  static String name(ErrorCategory category) {
    return Arrays.stream(category.name().split("_"))
        .map(w -> w.charAt(0) + w.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
