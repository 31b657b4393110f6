package org.wsmanspec.mock.powershell.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;

/** Comparisons, which filter when their left side is an array. */
final class Comparisons {

  private Comparisons() {}

  static Object compare(String operator, Object left, Object right, Scope scope) {
    boolean cased = operator.startsWith("c") && !operator.equals("contains");
    String plain =
        cased || (operator.startsWith("i") && !List.of("in", "is", "isnot").contains(operator))
            ? operator.substring(1)
            : operator;
    Object l = PsValues.plain(left);
    Object r = PsValues.plain(right);
    switch (plain) {
      case "contains" -> {
        return contains(l, r, cased);
      }
      case "notcontains" -> {
        return !contains(l, r, cased);
      }
      case "in" -> {
        return contains(r, l, cased);
      }
      case "notin" -> {
        return !contains(r, l, cased);
      }
      default -> {}
    }
    if (l instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      for (Object item : list) {
        if (single(plain, PsValues.plain(item), r, cased, scope)) {
          kept.add(item);
        }
      }
      return kept;
    }
    return single(plain, l, r, cased, scope);
  }

  /** A comparison that is no match of a regular expression. */
  static Object compareWithoutMatches(String operator, Object left, Object right) {
    return switch (operator) {
      case "contains" -> contains(left, right, false);
      case "in" -> contains(right, left, false);
      case "eq" -> same(left, right, false);
      case "ne" -> !same(left, right, false);
      case "gt" -> order(left, right, false) > 0;
      case "ge" -> order(left, right, false) >= 0;
      case "lt" -> order(left, right, false) < 0;
      case "le" -> order(left, right, false) <= 0;
      case "like" -> like(PsValues.text(left), PsValues.text(right), false);
      default -> !like(PsValues.text(left), PsValues.text(right), false);
    };
  }

  private static boolean contains(Object list, Object item, boolean cased) {
    return PsValues.items(list).stream().anyMatch(i -> same(PsValues.plain(i), item, cased));
  }

  private static boolean single(String operator, Object l, Object r, boolean cased, Scope scope) {
    return switch (operator) {
      case "eq" -> same(l, r, cased);
      case "ne" -> !same(l, r, cased);
      case "gt" -> order(l, r, cased) > 0;
      case "ge" -> order(l, r, cased) >= 0;
      case "lt" -> order(l, r, cased) < 0;
      case "le" -> order(l, r, cased) <= 0;
      case "like" -> like(PsValues.text(l), PsValues.text(r), cased);
      case "notlike" -> !like(PsValues.text(l), PsValues.text(r), cased);
      case "match" -> matches(l, r, cased, scope);
      default -> !matches(l, r, cased, scope);
    };
  }

  private static boolean matches(Object l, Object r, boolean cased, Scope scope) {
    Matcher m = pattern(PsValues.text(r), cased).matcher(Bounded.of(PsValues.text(l)));
    if (!m.find()) {
      return false;
    }
    PsHashtable groups = new PsHashtable();
    for (int i = 0; i <= m.groupCount(); i++) {
      if (m.group(i) != null) {
        groups.put(i, m.group(i));
      }
    }
    scope.set("Matches", groups);
    return true;
  }

  static Pattern pattern(String text, boolean cased) {
    try {
      return Pattern.compile(text, cased ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw Operators.wrong("InvalidRegularExpression", "The regular expression is not valid.");
    }
  }

  static boolean same(Object left, Object right, boolean cased) {
    Object l = PsValues.plain(left);
    Object r = PsValues.plain(right);
    if (l == PsNull.NULL || r == PsNull.NULL) {
      return l == r;
    } else if (l instanceof String || l instanceof Character) {
      return cased
          ? PsValues.text(l).equals(PsValues.text(r))
          : PsValues.text(l).equalsIgnoreCase(PsValues.text(r));
    } else if (l instanceof Boolean b) {
      return b == PsValues.isTrue(r);
    } else if (l instanceof Number n) {
      Optional<Number> other = PsValues.asNumber(r);
      return other.isPresent() && compareNumbers(n, other.get()) == 0;
    }
    return l.equals(r)
        || (l.getClass() != r.getClass() && PsValues.text(l).equalsIgnoreCase(PsValues.text(r)));
  }

  static int order(Object left, Object right, boolean cased) {
    Object l = PsValues.plain(left);
    Object r = PsValues.plain(right);
    if (l == PsNull.NULL || r == PsNull.NULL) {
      return Boolean.compare(l != PsNull.NULL, r != PsNull.NULL);
    } else if (l instanceof Number n) {
      return compareNumbers(n, Operators.number(r, PsValues.typeName(l)));
    } else if (l instanceof OffsetDateTime t && r instanceof OffsetDateTime u) {
      return t.compareTo(u);
    } else if (l instanceof Duration d && r instanceof Duration e) {
      return d.compareTo(e);
    }
    String a = PsValues.text(l);
    String b = PsValues.text(r);
    return cased ? a.compareTo(b) : a.compareToIgnoreCase(b);
  }

  private static int compareNumbers(Number l, Number r) {
    if (l instanceof Double || r instanceof Double) {
      return Double.compare(l.doubleValue(), r.doubleValue());
    }
    return new BigDecimal(l.toString()).compareTo(new BigDecimal(r.toString()));
  }

  /** Whether a text fits a pattern with {@code * ?} and {@code […]}. */
  static boolean like(String text, String wildcard, boolean cased) {
    String t = cased ? text : text.toLowerCase(Locale.ROOT);
    String p = cased ? wildcard : wildcard.toLowerCase(Locale.ROOT);
    int ti = 0;
    int pi = 0;
    int star = -1;
    int mark = 0;
    while (ti < t.length()) {
      int next = pi < p.length() && p.charAt(pi) != '*' ? step(p, pi, t.charAt(ti)) : -1;
      if (next > 0) {
        pi = next;
        ti++;
      } else if (pi < p.length() && p.charAt(pi) == '*') {
        star = pi++;
        mark = ti;
      } else if (star >= 0) {
        pi = star + 1;
        ti = ++mark;
      } else {
        return false;
      }
    }
    while (pi < p.length() && p.charAt(pi) == '*') {
      pi++;
    }
    return pi == p.length();
  }

  /** Where the pattern goes on if its next part fits a character, or -1. */
  private static int step(String p, int at, char c) {
    char first = p.charAt(at);
    if (first == '?') {
      return at + 1;
    } else if (first == '`' && at + 1 < p.length()) {
      return p.charAt(at + 1) == c ? at + 2 : -1;
    } else if (first == '[' && p.indexOf(']', at) > 0) {
      int close = p.indexOf(']', at);
      for (int i = at + 1; i < close; i++) {
        if (i + 2 < close && p.charAt(i + 1) == '-') {
          if (c >= p.charAt(i) && c <= p.charAt(i + 2)) {
            return close + 1;
          }
          i += 2;
        } else if (p.charAt(i) == c) {
          return close + 1;
        }
      }
      return -1;
    }
    return first == c ? at + 1 : -1;
  }
}
