package org.wsmanspec.mock.powershell.cmdlet;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.powershell.PsEnum;
import org.wsmanspec.mock.powershell.PsValues;

/** Colors of a console by name. */
final class Colors {

  private static final List<String> NAMES =
      List.of(
          "black",
          "darkblue",
          "darkgreen",
          "darkcyan",
          "darkred",
          "darkmagenta",
          "darkyellow",
          "gray",
          "darkgray",
          "blue",
          "green",
          "cyan",
          "red",
          "magenta",
          "yellow",
          "white");

  private Colors() {}

  static int code(Optional<Object> color, int otherwise) {
    if (color.isEmpty()) {
      return otherwise;
    } else if (color.get() instanceof PsEnum e) {
      return e.code();
    }
    int named = NAMES.indexOf(PsValues.text(color.get()).toLowerCase(java.util.Locale.ROOT));
    return named >= 0
        ? named
        : PsValues.asNumber(color.get()).map(Number::intValue).orElse(otherwise) & 15;
  }
}
