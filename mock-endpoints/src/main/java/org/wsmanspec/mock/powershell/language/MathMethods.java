package org.wsmanspec.mock.powershell.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** {@code [Math]}. */
final class MathMethods {

  private MathMethods() {}

  static Optional<Object> call(String name, List<Object> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Number first = Operators.number(arguments.get(0), "System.Double");
    double x = first.doubleValue();
    Object second = arguments.size() > 1 ? arguments.get(1) : 0;
    double y = Operators.number(second, "System.Double").doubleValue();
    return switch (name) {
      case "abs" -> Optional.of(x < 0 ? Operators.negate(first) : first);
      case "max" -> Optional.of(x >= y ? first : second);
      case "min" -> Optional.of(x <= y ? first : second);
      case "floor" -> Optional.of(Math.floor(x));
      case "ceiling" -> Optional.of(Math.ceil(x));
      case "truncate" -> Optional.of(x < 0 ? Math.ceil(x) : Math.floor(x));
      case "pow" -> Optional.of(Math.pow(x, y));
      case "sqrt" -> Optional.of(Math.sqrt(x));
      case "round" ->
          Optional.of(
              Double.isFinite(x)
                  ? BigDecimal.valueOf(x)
                      .setScale(Math.max(0, Math.min(15, (int) y)), RoundingMode.HALF_EVEN)
                      .doubleValue()
                  : x);
      default -> Optional.empty();
    };
  }
}
