package org.wsmanspec.message.clixml;

import java.math.BigDecimal;

/** Floating point numbers as .NET writes them for a round trip. */
final class Numbers {

  private static final int LEAST_EXPONENT = -4;

  private Numbers() {}

  /**
   * A number in the form of .NET, with an exponent of two digits where plain digits would be long.
   *
   * @param value the number
   * @param shortest what Java writes for it
   * @param digits from how many digits before the point on there is an exponent
   */
  static String format(double value, String shortest, int digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "INF" : "-INF";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal decimal = new BigDecimal(shortest).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= LEAST_EXPONENT && exponent < digits) {
      return decimal.toPlainString();
    }
    String text = decimal.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + text.charAt(0)
        + (text.length() > 1 ? "." + text.substring(1) : "")
        + (exponent < 0 ? "E-" : "E+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
